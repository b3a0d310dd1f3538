namespace NetGraph.Import.Captures;

/// <summary>
/// Reads a stream in blocks of 1 MiB and shows any run of bytes up to that size in one piece. Memory stays at one block
/// whatever lengths a damaged file claims. Spans are valid until the next call.
/// </summary>
internal sealed class CaptureBuffer(Stream stream, CancellationToken cancellationToken)
{
    /// <summary>Size of a block, and of the longest run that can be shown.</summary>
    public const int BlockBytes = 1 << 20;

    private readonly byte[] _block = new byte[BlockBytes];
    private int _start;
    private int _end;

    /// <summary>Offset in the file of the next byte.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes at hand without reading; after a failed <see cref="TryPeek"/>, all that the stream still had.</summary>
    public int Available => _end - _start;

    /// <summary>Shows the next <paramref name="count"/> bytes without taking them; false when the stream ends before.</summary>
    /// <param name="count">0 to <see cref="BlockBytes"/>.</param>
    /// <param name="bytes">The bytes.</param>
    public bool TryPeek(int count, out ReadOnlySpan<byte> bytes)
    {
        if (Available < count && !Fill(count))
        {
            bytes = default;
            return false;
        }

        bytes = _block.AsSpan(_start, count);
        return true;
    }

    /// <summary>Takes bytes that were shown before.</summary>
    public void Advance(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Passes over bytes of any number; false when the stream ends before.</summary>
    public bool TrySkip(long count)
    {
        while (count > Available)
        {
            count -= Available;
            Advance(Available);
            if (!Fill(1))
                return false;
        }

        Advance((int)count);
        return true;
    }

    private bool Fill(int wanted)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _block.AsSpan(_start, Available).CopyTo(_block);
        _end = Available;
        _start = 0;
        _end += stream.ReadAtLeast(_block.AsSpan(_end), wanted - _end, throwOnEndOfStream: false);
        return _end >= wanted;
    }
}
