using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

/// <summary>What a whole capture says about conversations, hosts and hardware addresses.</summary>
public sealed class ConversationTests
{
    private const string Client = "10.0.0.1";
    private const string Server = "10.0.0.2";
    private const ushort ClientPort = 40_000;

    /// <summary>
    /// A script of segments between a client and a server: who, a colon, flags by their first letters, and a digit where the
    /// initial sequence number is another than usual. Then Zeek's word, the number of connections, whether a SYN was answered.
    /// </summary>
    [Theory]
    [InlineData("C:S", "S0", 1, false)]
    [InlineData("C:S C:S C:S", "S0", 1, false)]
    [InlineData("C:S C:S1 C:S2", "S0", 3, false)]
    [InlineData("C:S S:SA", "S1", 1, true)]
    [InlineData("C:S S:SA C:A", "S1", 1, true)]
    [InlineData("S:SA C:S C:A", "S1", 1, true)]
    [InlineData("C:S S:SA C:A C:PA S:A C:FA S:FA C:A", "SF", 1, true)]
    [InlineData("C:S S:SA C:A S:FA C:FA S:A C:R S:R", "SF", 1, true)]
    [InlineData("C:S S:SA C:A C:FA", "S2", 1, true)]
    [InlineData("C:S S:SA C:A S:FA", "S3", 1, true)]
    [InlineData("C:S S:SA C:A C:RA", "RSTO", 1, true)]
    [InlineData("C:S S:SA C:R", "RSTO", 1, true)]
    [InlineData("C:S S:SA C:A S:R", "RSTR", 1, true)]
    [InlineData("C:S S:RA", "REJ", 1, false)]
    [InlineData("C:S S:RA C:S S:RA C:S S:RA", "REJ", 1, false)]
    [InlineData("C:S S:RA C:S S:SA C:A", "S1", 1, true)]
    [InlineData("C:S S:RA C:S1 S:SA C:A C:FA S:FA", "SF", 2, true)]
    [InlineData("C:S S:SA C:A C:FA S:FA C:S1 S:RA", "SF", 2, true)]
    [InlineData("C:S C:R", "RSTOS0", 1, false)]
    [InlineData("C:S C:FA", "SH", 1, false)]
    [InlineData("C:S C:A", "OTH", 1, false)]
    [InlineData("S:SA", "OTH", 1, false)]
    [InlineData("S:SA1 S:SA2 S:SA3", "OTH", 1, false)]
    [InlineData("S:SA S:FA", "SHR", 1, false)]
    [InlineData("S:SA S:R", "RSTRH", 1, false)]
    [InlineData("C:PA S:A", "OTH", 1, false)]
    [InlineData("C:FA S:FA", "SF", 1, false)]
    [InlineData("C:A S:A C:S S:SA C:A", "S1", 2, true)]
    [InlineData("S:A C:S S:SA", "S1", 2, true)]
    public void Conversation_tells_how_tcp_connections_went(string script, string state, int connections, bool answered)
    {
        var conversation = Assert.Single(Read([.. script.Split(' ').Select(Segment)]).Conversations);

        Assert.Equal(new FlowKey(Address(Client), Address(Server), TransportProtocol.Tcp, ClientPort, 80), conversation.Key);
        Assert.Equal((state, connections, answered), (conversation.State, conversation.Connections, conversation.SynAnswered));
    }

    /// <summary>Ports of the first packet's sender and receiver, and whether the sender turns out to be the client.</summary>
    [Theory]
    [InlineData(40_000, 53, true, DirectionEvidence.Observed)]
    [InlineData(53, 40_000, false, DirectionEvidence.Corrected)]
    [InlineData(1900, 40_000, false, DirectionEvidence.Corrected)]
    [InlineData(8080, 40_000, false, DirectionEvidence.Corrected)]
    [InlineData(123, 123, true, DirectionEvidence.Assumed)]
    [InlineData(514, 1023, true, DirectionEvidence.Assumed)]
    [InlineData(80, 8080, true, DirectionEvidence.Assumed)]
    [InlineData(40_000, 50_000, true, DirectionEvidence.Assumed)]
    [InlineData(67, 68, false, DirectionEvidence.Corrected)]
    [InlineData(68, 67, true, DirectionEvidence.Observed)]
    [InlineData(0, 50_000, true, DirectionEvidence.Assumed)]
    public void Conversation_without_handshake_is_turned_by_its_ports(int fromPort, int toPort, bool senderIsClient, DirectionEvidence evidence)
    {
        var conversation = Assert.Single(Read(Udp(Addresses(Client, Server), (ushort)fromPort, (ushort)toPort)).Conversations);

        Assert.Equal(senderIsClient ? (Client, Server) : (Server, Client), (conversation.Key.Source.ToString(), conversation.Key.Target.ToString()));
        Assert.Equal(senderIsClient ? ((ushort)fromPort, (ushort)toPort) : ((ushort)toPort, (ushort)fromPort), (conversation.Key.SourcePort!.Value, conversation.Key.TargetPort!.Value));
        Assert.Equal(senderIsClient ? (1, 0, "S0") : (0, 1, "SHR"), (conversation.Packets, conversation.ReplyPackets, conversation.State));
        Assert.Equal(evidence, conversation.Direction);
        Assert.EndsWith(".", conversation.DirectionReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C:S S:SA", DirectionEvidence.Observed, "the SYN and the server a SYN+ACK")]
    [InlineData("C:S", DirectionEvidence.Observed, "the SYN.")]
    [InlineData("S:SA C:A", DirectionEvidence.Corrected, "the SYN is not in the capture")]
    [InlineData("C:A S:SA", DirectionEvidence.Observed, "the SYN itself is not in the capture")]
    [InlineData("S:A C:A", DirectionEvidence.Corrected, "port 80, a known service")]
    [InlineData("C:A S:A", DirectionEvidence.Observed, "went to port 80")]
    public void Conversation_says_why_its_direction_is_what_it_is(string script, DirectionEvidence evidence, string reason)
    {
        var conversation = Assert.Single(Read([.. script.Split(' ').Select(Segment)]).Conversations);

        Assert.Equal(Client, conversation.Key.Source.ToString());
        Assert.Equal(evidence, conversation.Direction);
        Assert.Contains(reason, conversation.DirectionReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Conversation_trusts_a_syn_more_than_ports()
    {
        var syn = Tcp(Addresses(Client, Server), new TcpHeader(80, 50_000, 1, 0, TcpFlags.Syn));

        var conversation = Assert.Single(Read(syn).Conversations);

        Assert.Equal((Client, DirectionEvidence.Observed), (conversation.Key.Source.ToString(), conversation.Direction));
    }

    [Fact]
    public void Conversation_never_makes_a_group_address_the_client()
    {
        var conversation = Assert.Single(Read(Udp(Addresses("10.0.0.1", "239.255.255.250"), 53, 50_000)).Conversations);

        Assert.Equal(("10.0.0.1", DirectionEvidence.Assumed), (conversation.Key.Source.ToString(), conversation.Direction));
        Assert.Contains("group", conversation.DirectionReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Conversation_counts_both_directions_apart()
    {
        var read = Read(
            Udp(Addresses(Client, Server), 40_000, 53, new byte[10]),
            Udp(Addresses(Server, Client), 53, 40_000, new byte[100]),
            Udp(Addresses(Server, Client), 53, 40_000, new byte[1]));

        var conversation = Assert.Single(read.Conversations);
        Assert.Equal((1, 38, 10), (conversation.Packets, conversation.Bytes, conversation.PayloadBytes));
        Assert.Equal((2, 157, 101), (conversation.ReplyPackets, conversation.ReplyBytes, conversation.ReplyPayloadBytes));
        Assert.Equal(("SF", 1), (conversation.State, conversation.Connections));
        Assert.Equal((0, 2), (conversation.FirstSeen.Seconds, conversation.LastSeen.Seconds));
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.2", 8, 0)]
    [InlineData("2001:db8::1", "2001:db8::2", 128, 129)]
    public void Conversation_holds_an_echo_and_its_reply(string from, string to, byte request, byte reply)
    {
        var read = Read(Icmp(Addresses(from, to), request), Icmp(Addresses(to, from), reply), Icmp(Addresses(from, to), request));

        var conversation = Assert.Single(read.Conversations);
        Assert.Equal((from, 2, 1), (conversation.Key.Source.ToString(), conversation.Packets, conversation.ReplyPackets));
        Assert.Equal((request, (byte)0), (conversation.IcmpType!.Value, conversation.IcmpCode!.Value));
        Assert.Equal((DirectionEvidence.Observed, "SF"), (conversation.Direction, conversation.State));
        Assert.Null(conversation.Key.SourcePort);
    }

    [Fact]
    public void Conversation_turns_a_lone_echo_reply_round_but_leaves_an_error_alone()
    {
        var reply = Assert.Single(Read(Icmp(Addresses(Server, Client), 0)).Conversations);
        var error = Assert.Single(Read(Icmp(Addresses(Server, Client), 3, 1)).Conversations);

        Assert.Equal((Client, DirectionEvidence.Corrected, 0, 1), (reply.Key.Source.ToString(), reply.Direction, reply.Packets, reply.ReplyPackets));
        Assert.Equal((Server, DirectionEvidence.Assumed, 1, 0), (error.Key.Source.ToString(), error.Direction, error.Packets, error.ReplyPackets));
        Assert.Equal(((byte?)3, (byte?)1), (error.IcmpType, error.IcmpCode));
    }

    [Fact]
    public void Conversation_keeps_port_zero_apart_from_no_port()
    {
        var read = Read(
            Udp(Addresses(Client, Server), 0, 0),
            Ethernet(0x0800, IPv4(17, new byte[16], fragmentOffset: 64)),
            Ethernet(0x0800, IPv4(17, UdpSegment(), moreFragments: true)));

        Assert.Equal([((ushort?)0, (ushort?)0), (null, null), (2000, 1000)], read.Conversations.Select(c => (c.Key.SourcePort, c.Key.TargetPort)));
        Assert.Equal([0, 1, 1], read.Conversations.Select(c => c.Fragments));
        Assert.Equal(["S0", null, "SHR"], read.Conversations.Select(c => c.State));
    }

    [Fact]
    public void Conversation_knows_its_vlan()
    {
        var read = Read(Udp(Addresses(Client, Server) with { Vlan = 0 }, 1, 2), Udp(Addresses(Client, Server) with { Vlan = 4095 }, 3, 4), Udp(Addresses(Client, Server), 5, 6));

        Assert.Equal([(ushort?)0, (ushort?)4095, null], read.Conversations.Select(c => c.Vlan));
    }

    [Fact]
    public void Conversation_between_a_host_and_itself_is_one()
    {
        var read = Read(Udp(Addresses(Client, Client), 40_000, 53), Udp(Addresses(Client, Client), 53, 40_000));

        var conversation = Assert.Single(read.Conversations);
        Assert.Equal((1, 1, (ushort)53), (conversation.Packets, conversation.ReplyPackets, conversation.Key.TargetPort!.Value));
        Assert.Equal((2, 2), (Assert.Single(read.Hosts).PacketsSent, Assert.Single(read.Hosts).PacketsReceived));
    }

    [Fact]
    public void Capture_counts_tunnelled_packets_besides_their_tunnel()
    {
        var read = Read(Ethernet(0x0800, IPv4(4, IPv6(41, IPv6(17, UdpSegment())))));

        Assert.Equal(1, read.Records);
        Assert.Equal(["ip-4", "ip-41", "udp"], read.Conversations.Select(c => c.Key.Transport.ToString()));
        Assert.Equal([112L, 92L, 52L], read.Conversations.Select(c => c.Bytes + c.ReplyBytes));
    }

    [Fact]
    public void Capture_counts_hosts_by_what_they_sent_and_received()
    {
        var read = Read(
            Udp(Addresses(Client, Server), 1, 2, new byte[2]),
            Udp(Addresses(Server, "10.0.0.3"), 1, 2),
            Ethernet(0x0806, new byte[28]));

        Assert.Equal(3, read.Records);
        Assert.Equal([(Client, 1L, 0L, 30L, 0L), (Server, 1L, 1L, 28L, 30L), ("10.0.0.3", 0L, 1L, 0L, 28L)],
            read.Hosts.Select(h => (h.Address.ToString(), h.PacketsSent, h.PacketsReceived, h.BytesSent, h.BytesReceived)));
        Assert.Equal((0, 2), (read.FirstSeen!.Value.Seconds, read.LastSeen!.Value.Seconds));
    }

    [Fact]
    public void Capture_notes_addresses_behind_hardware_addresses_with_their_distinct_ttls()
    {
        var other = Addresses(Client, Server) with { SourceMac = ServerMac };
        var read = Read(
            Udp(Addresses(Client, Server) with { Ttl = 127 }, 1, 2),
            Udp(Addresses(Client, Server) with { Ttl = 63 }, 1, 2),
            Udp(other with { Ttl = 255 }, 1, 2),
            Udp(Addresses(Client, Server) with { Ttl = 127 }, 1, 2));

        Assert.Equal([("00:00:0c:04:b2:33", 3L), ("00:03:e3:d9:26:c0", 1L)], read.MacSightings.Select(m => (m.Mac.ToString(), m.Packets)));
        Assert.Equal([63, 127], read.MacSightings[0].Ttls);
        Assert.Equal([255], read.MacSightings[1].Ttls);
        Assert.Equal((0, 3), (read.MacSightings[0].FirstSeen.Seconds, read.MacSightings[0].LastSeen.Seconds));
    }

    [Fact]
    public void Capture_accepts_what_makes_no_conversation_and_rejects_what_contradicts_itself()
    {
        var read = Read(
            Ethernet(0x0806, new byte[28]),
            Ethernet(0x0800, [0x45, 0]),
            Ethernet(0x0800, IPv4(17, UdpSegment(), totalBytes: 3)),
            Ethernet(0x0800, IPv4(6, [0, 80])));

        Assert.Equal((4, 3, 1), (read.Records, read.Accepted, read.Rejected));
        Assert.Equal([("headers-cut-off", 2L), ("bad-ip-header", 3L), ("ports-cut-off", 4L)], read.Diagnostics.Select(d => (d.Code, d.Position)));
        Assert.Null(Assert.Single(read.Conversations).Key.SourcePort);
    }

    private static ImportObservations Read(params byte[][] frames) => CaptureFiles.Read(Capture(frames));

    private static byte[] Segment(string step)
    {
        var isClient = step[0] == 'C';
        var flags = step[2..].Aggregate(TcpFlags.None, (sum, letter) => sum | letter switch
        {
            'S' => TcpFlags.Syn,
            'A' => TcpFlags.Ack,
            'F' => TcpFlags.Fin,
            'R' => TcpFlags.Rst,
            'P' => TcpFlags.Psh,
            _ => TcpFlags.None,
        });
        var number = char.IsAsciiDigit(step[^1]) ? (uint)step[^1] : 7;
        var header = isClient
            ? new TcpHeader(ClientPort, 80, number, 0, flags)
            : new TcpHeader(80, ClientPort, number, 8, flags);
        var addresses = isClient ? Addresses(Client, Server) : Addresses(Server, Client);
        return Tcp(addresses, header, flags.HasFlag(TcpFlags.Psh) ? 5 : 0);
    }
}
