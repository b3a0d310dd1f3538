using System.IO.Compression;

namespace NetGraph.Import;

/// <summary>
/// The unpacked side of compressed data, where damage means the end: what could be unpacked before it is handed out, and the
/// cause stays in <see cref="Damage"/>. Disposes the inflater it wraps, which leaves the packed stream open.
/// </summary>
internal sealed class InflatedStream(Stream inflater) : ForwardStream
{
    // Without this switch .NET takes compressed data that is cut short for complete, and a broken copy of a capture would
    // pass for a whole one. It is read once a process, before the first inflater.
    static InflatedStream() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    /// <summary>Unpacks gzip of one or more members.</summary>
    public static InflatedStream OfGzip(Stream packed) => new(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true));

    /// <summary>Why unpacking stopped early; null while all is well.</summary>
    public string? Damage { get; private set; }

    /// <summary>Unpacked bytes handed out.</summary>
    public long Delivered { get; private set; }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflater.Dispose();
        base.Dispose(disposing);
    }

    public override int Read(Span<byte> buffer)
    {
        if (Damage is not null)
            return 0;

        try
        {
            var count = inflater.Read(buffer);
            Delivered += count;
            return count;
        }
        catch (InvalidDataException damaged)
        {
            Damage = damaged.Message;
            return 0;
        }
    }
}
