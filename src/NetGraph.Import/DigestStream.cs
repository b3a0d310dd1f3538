using System.Security.Cryptography;

namespace NetGraph.Import;

/// <summary>Passes bytes on while counting and hashing them, so that an input is recognised again whatever its name. Never disposes the stream it wraps.</summary>
internal sealed class DigestStream(Stream inner) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes passed on.</summary>
    public long Bytes { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _hash.AppendData(buffer[..count]);
        Bytes += count;
        return count;
    }

    /// <summary>Reads what nobody read, then gives the SHA-256 of the whole as lower-case hexadecimal.</summary>
    public string Finish(CancellationToken cancellationToken)
    {
        Span<byte> rest = stackalloc byte[16 * 1024];
        while (Read(rest) > 0)
            cancellationToken.ThrowIfCancellationRequested();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
