using Microsoft.Win32.SafeHandles;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A log's file on disk, which other processes may read meanwhile.</summary>
internal sealed class LogFile(string path) : ILogFile
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    public long Length => RandomAccess.GetLength(_file);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_file, bytes, offset);

    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void SetLength(long length) => RandomAccess.SetLength(_file, length);

    public void Dispose() => _file.Dispose();
}
