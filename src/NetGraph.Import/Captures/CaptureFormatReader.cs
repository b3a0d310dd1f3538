using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Captures: pcap and pcapng in, conversations, hosts and hardware addresses out.
/// <code>
/// stream ─► CaptureBuffer ─► CaptureFile ─► PacketDecoder ─► FlowTable ─► FlowMapping ─► ImportObservations
///           1 MiB blocks     one packet     spans only       counts       values, text
/// </code>
/// Invariants: nothing is allocated a packet on the way from the buffer to the flow table; damage is a diagnostic and never
/// an exception; <c>Records</c> is the number of whole packets in the file. A record is rejected when its bytes contradict
/// themselves or nobody can read its link type, and accepted otherwise, also when it makes no conversation (ARP) or was cut
/// off before its addresses. Every IP header adds one packet to one conversation: where one packet is tunnelled in another
/// (IP in IP, GRE, VXLAN, Geneve, GTP-U) both count, each with the bytes its own header states.
/// </summary>
internal sealed class CaptureFormatReader : IFormatReader
{
    /// <inheritdoc />
    public ImportKind? Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(head) == PcapngBlocks.SectionHeader)
            return ImportKind.Pcapng;
        return PcapFormat.TryParse(head, out _) ? ImportKind.Pcap : null;
    }

    /// <inheritdoc />
    public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
    {
        var log = new DiagnosticLog(name, options.MaxDiagnostics);
        var file = CaptureFile.Open(stream, kind, log, cancellationToken);
        var tally = new CaptureTally(log);
        while (file.TryRead(out var packet))
            tally.Add(packet);

        return tally.ToObservations(kind, file.Packets, file.Rejected);
    }
}
