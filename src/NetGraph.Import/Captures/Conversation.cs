using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>
/// Running counts of one 5-tuple, both directions. Ends are 0 and 1 as in <see cref="FlowTableKey"/>; which of them is the
/// client is decided when the file has ended.
/// </summary>
internal sealed class Conversation(FlowTableKey key, int firstSender, HostCounters low, HostCounters high, PacketTime first)
{
    private TcpConnections _tcp;
    private Way _fromLow;
    private Way _fromHigh;

    public FlowTableKey Key => key;

    /// <summary>The end that sent the first packet.</summary>
    public int FirstSender => firstSender;

    public PacketTime FirstSeen { get; private set; } = first;

    public PacketTime LastSeen { get; private set; } = first;

    public long Fragments { get; private set; }

    /// <summary>Outermost VLAN id plus one of the first tagged packet; 0 when all were untagged.</summary>
    public int VlanPlusOne { get; private set; }

    /// <summary>Type and code of the first ICMP packet; null for other protocols.</summary>
    public (byte Type, byte Code)? FirstIcmp { get; private set; }

    /// <summary>The end whose opening packet (SYN, INIT, ICMP request) was answered or, failing that, seen first; null when none was.</summary>
    public int? Opener { get; private set; }

    /// <summary>The end that sent the first answer to an opening (SYN+ACK, INIT ACK, ICMP reply); null when none was seen.</summary>
    public int? Answerer { get; private set; }

    /// <summary>Connections on this 5-tuple; 1 where the protocol has none.</summary>
    public int Connections => Math.Max(1, _tcp.Count);

    /// <summary>Packets, bytes and payload sent by an end.</summary>
    public Way From(int end) => end == 0 ? _fromLow : _fromHigh;

    /// <summary>The counters of an end.</summary>
    public HostCounters Host(int end) => end == 0 ? low : high;

    /// <summary>Whether a TCP SYN of this end was answered by the other's SYN+ACK.</summary>
    public bool SynAnswered(int client) => (_tcp.AnsweredEnds & (1 << client)) != 0;

    /// <summary>The most complete state of its connections; none for packets that show no transport header.</summary>
    public ConnectionState BestState(int client)
    {
        if (key.Protocol == TransportProtocol.Tcp.Number)
            return _tcp.BestState(client);
        if (!key.HasPorts && new TransportProtocol(key.Protocol).HasPorts)
            return ConnectionState.None;

        return (From(client).Packets > 0, From(1 - client).Packets > 0) switch
        {
            (true, true) => ConnectionState.Finished,
            (true, false) => ConnectionState.Attempt,
            _ => ConnectionState.ServerOnly,
        };
    }

    /// <summary>Takes the next packet of this 5-tuple.</summary>
    public void Add(in DecodedPacket packet, int sender, PacketTime time)
    {
        ref var way = ref sender == 0 ? ref _fromLow : ref _fromHigh;
        way.Packets++;
        way.Bytes += packet.IpBytes;
        way.PayloadBytes += packet.PayloadBytes;
        FirstSeen = PacketTime.Min(FirstSeen, time);
        LastSeen = PacketTime.Max(LastSeen, time);
        if (packet.IsFragment)
            Fragments++;
        if (VlanPlusOne == 0)
            VlanPlusOne = packet.VlanPlusOne;

        if (packet.HasTcp)
            _tcp.Add(packet, sender, Orientation.ClientByPort(key, firstSender));
        if (packet.HasIcmp)
            AddIcmp(packet, sender);
        else
            NoteOpening(packet.Handshake == Handshake.Open, packet.Handshake == Handshake.Answer, sender);
    }

    private void AddIcmp(in DecodedPacket packet, int sender)
    {
        FirstIcmp ??= (packet.IcmpType, packet.IcmpCode);
        var role = IcmpRoles.Of(packet.Version, packet.IcmpType);
        NoteOpening(role == IcmpRole.Request, role == IcmpRole.Reply, sender);
    }

    private void NoteOpening(bool isOpening, bool isAnswer, int sender)
    {
        if (isOpening)
            Opener ??= sender;
        if (!isAnswer)
            return;

        // Both ends may have opened, as when a port is used again the other way round: the one that was answered is the client.
        if (Answerer is null && Opener == sender && From(1 - sender).Packets > 0 && SynAnswered(1 - sender))
            Opener = 1 - sender;
        Answerer ??= sender;
    }

    /// <summary>Counts of one direction.</summary>
    public struct Way
    {
        public long Packets;

        /// <summary>IP bytes.</summary>
        public long Bytes;

        /// <summary>Bytes after the transport header.</summary>
        public long PayloadBytes;
    }
}
