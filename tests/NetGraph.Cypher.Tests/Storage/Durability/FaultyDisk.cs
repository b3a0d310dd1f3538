using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using NetGraph.Cypher.Storage.Durability;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>A disk that does what a test tells it to.</summary>
internal sealed class FaultyDisk : StoreDisk
{
    private int _flushes;

    /// <summary>Flushes of logs so far.</summary>
    public int Flushes => Volatile.Read(ref _flushes);

    /// <summary>Before each flush of a log; may throw or wait.</summary>
    public Action? OnFlush { get; set; }

    /// <summary>Before each write to a log, with its offset and length; may throw. What it returns is written; if that is not all, the write fails.</summary>
    public Func<long, int, int>? OnWrite { get; set; }

    /// <summary>Before each change of a log's length; may throw.</summary>
    public Action? OnSetLength { get; set; }

    /// <summary>Before anything is changed on disk, with what and where; may throw.</summary>
    public Action<string, string>? OnStep { get; set; }

    /// <summary>Logs that are open.</summary>
    public ConcurrentDictionary<ILogFile, string> Open { get; } = new();

    public static IOException NoSpace() => new("No space left on device", 28);

    public static IOException InputOutput() => new("Input/output error", 5);

    public override ILogFile OpenLog(string path)
    {
        OnStep?.Invoke("open", path);
        var file = new FaultyFile(this, base.OpenLog(path));
        Open[file] = path;
        return file;
    }

    public override void Prepare(string path, Action<SafeFileHandle> write)
    {
        OnStep?.Invoke("prepare", path);
        base.Prepare(path, file =>
        {
            OnStep?.Invoke("write", path);
            write(file);
        });
    }

    public override void PutInPlace(string path)
    {
        OnStep?.Invoke("place", path);
        base.PutInPlace(path);
    }

    public override void Delete(string path)
    {
        OnStep?.Invoke("delete", path);
        base.Delete(path);
    }

    private sealed class FaultyFile(FaultyDisk disk, ILogFile file) : ILogFile
    {
        public long Length => file.Length;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            disk.OnStep?.Invoke("append", "");
            var whole = disk.OnWrite?.Invoke(offset, bytes.Length) ?? bytes.Length;
            file.Write(bytes[..whole], offset);
            if (whole < bytes.Length)
                throw NoSpace();
        }

        public void Flush()
        {
            disk.OnStep?.Invoke("flush", "");
            Interlocked.Increment(ref disk._flushes);
            disk.OnFlush?.Invoke();
            file.Flush();
        }

        public void SetLength(long length)
        {
            disk.OnStep?.Invoke("cut", "");
            disk.OnSetLength?.Invoke();
            file.SetLength(length);
        }

        public void Dispose()
        {
            disk.Open.TryRemove(this, out _);
            file.Dispose();
        }
    }
}
