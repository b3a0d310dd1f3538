using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// The packets of one capture file in order. Damage ends the file, or loses one packet where the format allows to go on;
/// either way a diagnostic says where and why, and everything before has been handed out.
/// </summary>
internal abstract class CaptureFile(CaptureBuffer buffer, DiagnosticLog log)
{
    /// <summary>The longest packet taken for real: the limit libpcap and Wireshark set for network interfaces.</summary>
    protected const int MaxPacketBytes = 262_144;

    /// <summary>Packets met so far, handed out or rejected.</summary>
    public long Packets { get; protected set; }

    /// <summary>Packets that the file itself made unreadable.</summary>
    public long Rejected { get; protected set; }

    protected CaptureBuffer Buffer { get; } = buffer;

    /// <summary>Reads the headers of a file whose kind is known.</summary>
    public static CaptureFile Open(Stream stream, ImportKind kind, DiagnosticLog log, CancellationToken cancellationToken)
    {
        var buffer = new CaptureBuffer(stream, cancellationToken);
        return kind == ImportKind.Pcapng ? new PcapngFile(buffer, log) : new PcapFile(buffer, log);
    }

    /// <summary>The next packet; false at the end of the file or of its readable part.</summary>
    public abstract bool TryRead(out CapturedPacket packet);

    /// <summary>Notes that the file ends inside the structure that begins at the buffer's offset.</summary>
    protected void NoteCutShort(string what, long expectedBytes) =>
        log.Add(PositionUnit.Byte, Buffer.Offset, "file-cut-short", $"Expected {expectedBytes} bytes of {what} after packet {Packets}; the file ends {Buffer.Available} bytes into it.");

    /// <summary>Notes damage at the buffer's offset.</summary>
    protected void NoteDamage(string code, string message) => log.Add(PositionUnit.Byte, Buffer.Offset, code, message);

    /// <summary>Counts the next packet as met but unreadable.</summary>
    protected void Reject(string code, string message)
    {
        Packets++;
        Rejected++;
        log.Add(PositionUnit.Packet, Packets, code, message);
    }
}
