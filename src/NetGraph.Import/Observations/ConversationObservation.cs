namespace NetGraph.Import.Observations;

/// <summary>How the client end of a conversation was told from the server end.</summary>
public enum DirectionEvidence
{
    /// <summary>Seen: a SYN, or a SYN+ACK whose SYN is in the capture, or a request/reply pair told apart by its type.</summary>
    Observed,

    /// <summary>The first packet seen ran server to client (a SYN+ACK, an answer from a service port), so the ends were swapped.</summary>
    Corrected,

    /// <summary>Nothing decides; the sender of the first packet is taken as client.</summary>
    Assumed,
}

/// <summary>
/// All packets of one 5-tuple in one input, both directions. <c>Packets</c> and <c>Bytes</c> count source to target (with
/// ports source→target), the <c>Reply…</c> figures target to source (ports swapped): the direction on the wire stays recoverable.
/// </summary>
public sealed record ConversationObservation
{
    /// <summary>Client to server 5-tuple.</summary>
    public required FlowKey Key { get; init; }

    public long Packets { get; init; }

    /// <summary>IP bytes (header included, as the IP header states them) from source to target.</summary>
    public long Bytes { get; init; }

    public long ReplyPackets { get; init; }

    /// <summary>IP bytes from target to source.</summary>
    public long ReplyBytes { get; init; }

    /// <summary>Transport payload bytes from source to target.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Transport payload bytes from target to source.</summary>
    public long ReplyPayloadBytes { get; init; }

    /// <summary>Number of connections seen on this 5-tuple (TCP: separate handshakes; others: 1).</summary>
    public int Connections { get; init; } = 1;

    /// <summary>Zeek's conn_state word (<c>SF</c>, <c>S0</c>, <c>S1</c>, <c>REJ</c>, <c>OTH</c> …), the most complete of the connections; null when the transport has none.</summary>
    public string? State { get; init; }

    /// <summary>TCP: a SYN from the source was answered by a SYN+ACK from the target.</summary>
    public bool SynAnswered { get; init; }

    public DirectionEvidence Direction { get; init; } = DirectionEvidence.Assumed;

    /// <summary>One sentence a reader understands on why the direction is what it is.</summary>
    public string DirectionReason { get; init; } = "";

    /// <summary>ICMP type of the first packet, 0 to 255; null for other protocols.</summary>
    public byte? IcmpType { get; init; }

    /// <summary>ICMP code of the first packet, 0 to 255; null for other protocols.</summary>
    public byte? IcmpCode { get; init; }

    /// <summary>Packets that are IP fragments (first and later ones), both directions.</summary>
    public long Fragments { get; init; }

    /// <summary>Outermost 802.1Q VLAN id, 0 to 4095; null when untagged.</summary>
    public ushort? Vlan { get; init; }

    public required PacketTime FirstSeen { get; init; }

    public required PacketTime LastSeen { get; init; }
}
