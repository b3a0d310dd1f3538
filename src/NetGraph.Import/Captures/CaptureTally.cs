using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>Counts the packets of one capture into a flow table and keeps book of those that cannot be counted.</summary>
internal sealed class CaptureTally(DiagnosticLog log)
{
    /// <summary>Packets within packets are followed this far; real tunnels nest twice or three times.</summary>
    private const int MaxTunnelDepth = 8;

    private readonly FlowTable _flows = new();
    private PacketTime? _first;
    private PacketTime? _last;
    private long _rejected;

    /// <summary>Decodes and counts one packet.</summary>
    public void Add(in CapturedPacket captured)
    {
        var time = captured.Time ?? TimeOfUnstamped(captured.Number);
        if (captured.Time is not null)
            See(time);

        switch (PacketDecoder.Decode(captured, out var packet))
        {
            case DecodeOutcome.Ip:
                Count(packet, time, captured.Number);
                if (packet.InnerOffset > 0)
                    AddInner(captured, packet, time);
                break;
            case DecodeOutcome.HeadersCutOff:
                log.Add(PositionUnit.Packet, captured.Number, "headers-cut-off", "The packet ends before its addresses; it is accepted but makes no conversation.");
                break;
            case DecodeOutcome.BadIpHeader:
                _rejected++;
                log.Add(PositionUnit.Packet, captured.Number, "bad-ip-header", "Expected an IPv4 or IPv6 header, found a wrong version or lengths that contradict each other.");
                break;
            case DecodeOutcome.LinkTypeUnsupported:
                RejectLinkType(captured.Number, captured.LinkType);
                break;
            default:
                break;
        }
    }

    /// <summary>All that was counted.</summary>
    /// <param name="kind">Format of the file.</param>
    /// <param name="packets">Packets in the file.</param>
    /// <param name="rejectedByFile">Those of them that the file made unreadable.</param>
    public ImportObservations ToObservations(ImportKind kind, long packets, long rejectedByFile) => new()
    {
        Kind = kind,
        Records = packets,
        Accepted = packets - rejectedByFile - _rejected,
        Rejected = rejectedByFile + _rejected,
        Diagnostics = log.ToList(),
        Conversations = [.. _flows.Conversations.Select(FlowMapping.ToObservation)],
        Hosts = [.. _flows.Hosts.Select(FlowMapping.ToObservation)],
        MacSightings = [.. _flows.Macs.Select(FlowMapping.ToObservation)],
        FirstSeen = _first,
        LastSeen = _last,
    };

    private void Count(in DecodedPacket packet, PacketTime time, long number)
    {
        _flows.Add(packet, time);
        if (packet.TransportCutOff)
            log.Add(PositionUnit.Packet, number, "ports-cut-off", "The packet ends before its ports or its ICMP type; it is counted in a conversation without them.");
    }

    /// <summary>Counts the packets tunnelled in a packet too, each in a conversation of its own. Whatever is no IP in there changes nothing.</summary>
    private void AddInner(in CapturedPacket outer, DecodedPacket packet, PacketTime time)
    {
        var data = outer.Data;
        for (var depth = 0; depth < MaxTunnelDepth && packet.InnerOffset > 0; depth++)
        {
            data = data[packet.InnerOffset..];
            var inner = new CapturedPacket
            {
                Data = data,
                Time = time,
                OriginalLength = outer.OriginalLength - outer.Data.Length + data.Length,
                LinkType = packet.InnerLinkType,
                Number = outer.Number,
            };
            if (PacketDecoder.Decode(inner, out packet) != DecodeOutcome.Ip)
                return;
            Count(packet, time, outer.Number);
        }
    }

    private void RejectLinkType(long number, int linkType)
    {
        _rejected++;
        if (log.IsNew("link-type-unsupported"))
            log.Add(PositionUnit.Packet, number, "link-type-unsupported", $"Expected a link type that can carry IP, such as Ethernet (1), found {linkType}.");
        else
            log.Add(PositionUnit.Packet, number, "link-type-unsupported", "");
    }

    /// <summary>The format gives such a packet no time; it lies between its neighbours.</summary>
    private PacketTime TimeOfUnstamped(long number)
    {
        log.Add(PositionUnit.Packet, number, "no-timestamp", "The packet has no time stamp (simple packet block); the last one before it is used, or 1970 when there is none.");
        return _last ?? default;
    }

    private void See(PacketTime time)
    {
        _first = _first is { } first ? PacketTime.Min(first, time) : time;
        _last = _last is { } last ? PacketTime.Max(last, time) : time;
    }
}
