namespace NetGraph.Import;

/// <summary>A stream whose first bytes were read ahead to be looked at; reading it hands them out first. Never seeks, never disposes the stream it wraps.</summary>
internal sealed class PeekedStream : ForwardStream
{
    private readonly Stream _rest;
    private readonly byte[] _head;
    private readonly int _headBytes;
    private int _taken;

    private PeekedStream(Stream rest, byte[] head, int headBytes)
    {
        _rest = rest;
        _head = head;
        _headBytes = headBytes;
    }

    /// <summary>The first bytes; shorter than asked for only when the stream is.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headBytes);

    /// <summary>Reads up to <paramref name="headBytes"/> bytes ahead.</summary>
    public static PeekedStream Open(Stream stream, int headBytes)
    {
        var head = new byte[headBytes];
        return new PeekedStream(stream, head, stream.ReadAtLeast(head, headBytes, throwOnEndOfStream: false));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_taken == _headBytes)
            return _rest.Read(buffer);

        var count = Math.Min(buffer.Length, _headBytes - _taken);
        _head.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }
}
