namespace NetGraph.Import.Observations;

/// <summary>One address in one input with what it sent and received. Bytes are IP bytes.</summary>
public sealed record HostObservation(
    NetworkAddress Address,
    long PacketsSent,
    long PacketsReceived,
    long BytesSent,
    long BytesReceived,
    PacketTime FirstSeen,
    PacketTime LastSeen);

/// <summary>
/// An address seen as IP source behind a source MAC, with the distinct time-to-live (hop limit) values of those packets:
/// several of them behind one address hint at NAT.
/// </summary>
/// <param name="Ttls">Distinct values, ascending, 0 to 255.</param>
public sealed record MacSighting(
    NetworkAddress Address,
    MacAddress Mac,
    long Packets,
    IReadOnlyList<byte> Ttls,
    PacketTime FirstSeen,
    PacketTime LastSeen);
