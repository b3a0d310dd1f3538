using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>The link and network layer of a frame to be built; both addresses are of one IP version.</summary>
public readonly record struct FrameAddresses(MacAddress SourceMac, MacAddress TargetMac, NetworkAddress Source, NetworkAddress Target)
{
    /// <summary>Time to live or hop limit, 0 to 255.</summary>
    public byte Ttl { get; init; } = 64;

    /// <summary>IPv4 identification; unused in IPv6.</summary>
    public ushort Identification { get; init; }

    /// <summary>IPv4 "don't fragment"; unused in IPv6.</summary>
    public bool DontFragment { get; init; } = true;

    /// <summary>802.1Q VLAN id, 0 to 4095; null leaves the frame untagged.</summary>
    public ushort? Vlan { get; init; }
}

/// <summary>The fields of a TCP header (RFC 9293 §3.1) that a caller chooses; length, checksum and urgent pointer follow.</summary>
public readonly record struct TcpHeader(ushort SourcePort, ushort TargetPort, uint Sequence, uint Acknowledgement, TcpFlags Flags)
{
    /// <summary>Receive window as it stands in the header, without scaling.</summary>
    public ushort Window { get; init; } = 64_240;
}
