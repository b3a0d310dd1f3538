namespace NetGraph.Import.Observations;

/// <summary>One alert as its sensor wrote it. What the format does not carry is null.</summary>
public sealed record AlertObservation
{
    public required PacketTime Timestamp { get; init; }

    /// <summary>Generator id; 1 is the rule engine.</summary>
    public required uint Gid { get; init; }

    /// <summary>Signature id.</summary>
    public required uint Sid { get; init; }

    /// <summary>Revision of the signature.</summary>
    public uint? Rev { get; init; }

    public string? Message { get; init; }

    public string? Classification { get; init; }

    /// <summary>1 is the most severe.</summary>
    public int? Priority { get; init; }

    /// <summary>Suricata's action (<c>allowed</c>, <c>blocked</c>) or Snort's.</summary>
    public string? Action { get; init; }

    public NetworkAddress? Source { get; init; }

    public NetworkAddress? Target { get; init; }

    public TransportProtocol? Transport { get; init; }

    public ushort? SourcePort { get; init; }

    public ushort? TargetPort { get; init; }

    /// <summary>Community ID v1 as the sensor gave it.</summary>
    public string? CommunityId { get; init; }

    /// <summary>Line, or first line of the block, from 1.</summary>
    public long Position { get; init; }
}
