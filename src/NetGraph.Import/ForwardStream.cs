namespace NetGraph.Import;

/// <summary>A stream that can only be read forwards, for wrapping others; a derived class gives <see cref="Read(Span{byte})"/>.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of an input is not known before its end.");

    public override long Position
    {
        get => throw new NotSupportedException("An input is only read forwards.");
        set => throw new NotSupportedException("An input is only read forwards.");
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("An input is only read forwards.");

    public override void SetLength(long value) => throw new NotSupportedException("An input is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An input is only read.");
}
