using System.Buffers.Binary;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>Turns the running counts of a flow table into observations: the only place where text and public values are made.</summary>
internal static class FlowMapping
{
    public static ConversationObservation ToObservation(this Conversation conversation)
    {
        var orientation = Orientation.Of(conversation);
        var (client, server) = (orientation.Client, 1 - orientation.Client);
        var (sent, received) = (conversation.From(client), conversation.From(server));
        return new ConversationObservation
        {
            Key = KeyOf(conversation.Key, client),
            Packets = sent.Packets,
            Bytes = sent.Bytes,
            PayloadBytes = sent.PayloadBytes,
            ReplyPackets = received.Packets,
            ReplyBytes = received.Bytes,
            ReplyPayloadBytes = received.PayloadBytes,
            Connections = conversation.Connections,
            State = conversation.BestState(client).Word(),
            SynAnswered = conversation.SynAnswered(client),
            Direction = orientation.Evidence,
            DirectionReason = orientation.Reason,
            IcmpType = conversation.FirstIcmp?.Type,
            IcmpCode = conversation.FirstIcmp?.Code,
            Fragments = conversation.Fragments,
            Vlan = conversation.VlanPlusOne == 0 ? null : (ushort)(conversation.VlanPlusOne - 1),
            FirstSeen = conversation.FirstSeen,
            LastSeen = conversation.LastSeen,
        };
    }

    public static HostObservation ToObservation(this HostCounters host) => new(
        AddressOf(host.Key.Address, host.Key.Version),
        host.PacketsSent,
        host.PacketsReceived,
        host.BytesSent,
        host.BytesReceived,
        host.FirstSeen,
        host.LastSeen);

    public static MacSighting ToObservation(this MacCounters mac) => new(
        AddressOf(mac.Key.Host.Address, mac.Key.Host.Version),
        new MacAddress(mac.Key.Mac),
        mac.Packets,
        mac.Ttls(),
        mac.FirstSeen,
        mac.LastSeen);

    private static FlowKey KeyOf(FlowTableKey key, int client) => new(
        AddressOf(key.Address(client), key.Version),
        AddressOf(key.Address(1 - client), key.Version),
        new TransportProtocol(key.Protocol),
        key.HasPorts ? key.Port(client) : null,
        key.HasPorts ? key.Port(1 - client) : null);

    private static NetworkAddress AddressOf(UInt128 address, byte version)
    {
        if (version == 4)
            return NetworkAddress.FromIPv4((uint)address);

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return NetworkAddress.FromBytes(bytes);
    }
}
