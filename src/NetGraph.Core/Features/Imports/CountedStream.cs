namespace NetGraph.Core.Features.Imports;

/// <summary>Tells how many bytes went through, about once a mebibyte. Does not dispose the stream it wraps.</summary>
internal sealed class CountedStream(Stream inner, Action<long> report) : Stream
{
    private const long Step = 1 << 20;

    private long _bytes;
    private long _nextReport = Step;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("An input is only read forwards.");

    public override long Position
    {
        get => throw new NotSupportedException("An input is only read forwards.");
        set => throw new NotSupportedException("An input is only read forwards.");
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _bytes += count;
        if (_bytes >= _nextReport)
        {
            _nextReport = _bytes + Step;
            report(_bytes);
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("An input is only read forwards.");

    public override void SetLength(long value) => throw new NotSupportedException("An input is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An input is only read.");
}
