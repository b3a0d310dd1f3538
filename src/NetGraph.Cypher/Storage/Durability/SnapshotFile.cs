using Microsoft.Win32.SafeHandles;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// An open snapshot, whose records are read and checked one by one when they are asked for. Stays readable when a compaction has
/// removed the file. Thread-safe.
/// </summary>
internal sealed class SnapshotFile : IDisposable
{
    private readonly SafeFileHandle _file;

    private SnapshotFile(string path, SafeFileHandle file)
    {
        Path = path;
        _file = file;
        Length = RandomAccess.GetLength(file);
    }

    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SnapshotFile Open(string path) =>
        new(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess));

    /// <exception cref="GraphStoreException">The file has no sound header of a snapshot.</exception>
    public FileHeader ReadHeader()
    {
        var head = new byte[(int)Math.Min(FileHeader.Size, Length)];
        Fill(head, 0);
        return FileHeader.Read(head, StoreFileKind.Snapshot, Path);
    }

    /// <exception cref="GraphStoreException">The end of the file or the contents are damaged.</exception>
    public SnapshotContents ReadContents()
    {
        if (Length < FileHeader.Size + SnapshotFooter.Size)
            throw StoreErrors.Damaged(Path, Length, "the file ends before its contents");
        var footer = new byte[SnapshotFooter.Size];
        Fill(footer, Length - footer.Length);
        var (offset, length) = SnapshotFooter.Read(footer, Path, Length);
        return Read(new SnapshotPart(SnapshotFrame.Contents, 0, 0, 0, offset, length), (ref from) => SnapshotContents.Read(ref from));
    }

    /// <summary>Reads a record, checks it and hands its payload on.</summary>
    /// <exception cref="GraphStoreException">The record is damaged, or the file cannot be read any more.</exception>
    public T Read<T>(SnapshotPart part, Reading<T> read)
    {
        var frame = ReadFrame(part);
        try
        {
            var from = new ByteReader(Frame.Payload(frame));
            var value = read(ref from);
            return from.AtEnd ? value : throw new InvalidDataException("the record is longer than what it holds");
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw StoreErrors.Damaged(Path, part.Offset, e.Message, e);
        }
    }

    /// <summary>Checks that a record is sound.</summary>
    /// <exception cref="GraphStoreException">It is not.</exception>
    public void Check(SnapshotPart part) => ReadFrame(part);

    public void Dispose() => _file.Dispose();

    private byte[] ReadFrame(SnapshotPart part)
    {
        if (part.Length < Frame.Overhead || part.Offset < FileHeader.Size || part.Offset + part.Length > Length)
            throw StoreErrors.Damaged(Path, part.Offset, "the file ends within a record");
        var frame = new byte[part.Length];
        Fill(frame, part.Offset);
        if (!Frame.IsSound(frame, part.Offset, out var kind) || kind != (byte)part.Kind)
            throw StoreErrors.Damaged(Path, part.Offset, "the record's checksum is wrong");
        return frame;
    }

    private void Fill(Span<byte> buffer, long offset)
    {
        try
        {
            for (var done = 0; done < buffer.Length;)
            {
                var read = RandomAccess.Read(_file, buffer[done..], offset + done);
                if (read == 0)
                    throw StoreErrors.Damaged(Path, offset + done, "the file ends within a record");
                done += read;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new GraphStoreException($"{Path} could not be read: {e.Message}", innerException: e);
        }
    }

    /// <summary>Turns a payload into a value; the bytes are gone afterwards.</summary>
    public delegate T Reading<out T>(ref ByteReader from);
}
