using System.Globalization;
using NetGraph.Import.Observations;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>
/// Every capture of the reference data, read as a user would and held against what capinfos and tshark counted in it. The
/// files that differ are listed with the reason; any other difference fails.
/// </summary>
public sealed class CaptureCorpusTests(ITestOutputHelper output)
{
    private const string Index = "data/captures/INDEX.csv";

    // Column numbers of the index.
    private const int File = 0;
    private const int Packets = 10;
    private const int IPv4Hosts = 11;
    private const int IPv6Hosts = 12;
    private const int TcpConversations = 13;
    private const int UdpConversations = 14;

    private static readonly Dictionary<string, string> OtherPackets = new(StringComparer.Ordinal)
    {
        ["formats/pcpp-clusterfuzz-testcase-minimized-FuzzTarget-5766899836387328"] = "a packet of no bytes, which tshark takes for a cut one",
        ["formats/pcpp-crash-exception-cast-constructed-record"] = "its second packet is whole as the header has it; tshark stops before",
    };

    private static readonly Dictionary<string, string> OtherConversations = new(StringComparer.Ordinal)
    {
        ["formats/iti-hart_ip.pcap"] = QuotedPacket,
        ["formats/packetlife-lispmn_IPv6-RLOC.pcapng.cap"] = OtherTunnel,
        ["formats/pcpp-crash-exception-cast-constructed-record"] = "one packet more, see above",
        ["formats/pcpp-gtp.pcap"] = OtherTunnel,
        ["linktypes/tcpdump-arcnet-rfc1051-arp-icmp-http.pcap"] = OtherLinkType,
        ["linktypes/tcpdump-bgp-aigp.pcap"] = OtherLinkType,
        ["linktypes/tcpdump-e1000g.pcap"] = OtherLinkType,
        ["linktypes/tcpdump-ipv6-next-header-oobr-2.pcap"] = BrokenIPv6,
        ["linktypes/tcpdump-ipv6_mobility_1.pcap"] = BrokenIPv6,
        ["load/ddos-amp-snmp.pcapng"] = QuotedPacket,
        ["multi-host/malcolm-Tunnels.pcap"] = OtherTunnel,
        ["multi-host/mercury-emix.pcap"] = QuotedPacket,
        ["protocols/iti-Sample_File_MMS_and_GOOSE.pcap"] = QuotedPacket,
        ["protocols/ivre-nb6-startup.pcap"] = OtherTunnel,
        ["protocols/ivre-nb6-telephone.pcap"] = OtherTunnel,
        ["protocols/packetnet-gre_custom_protocol.pcap"] = OtherTunnel,
        ["protocols/tcpdump-ipv6_frag6_negative_len.pcap"] = BrokenIPv6,
        ["protocols/tcpdump-various_gre.pcap"] = OtherTunnel,
        ["protocols/zeek-gre-erspan3-dot1q.pcap"] = OtherTunnel,
    };

    private const string QuotedPacket = "tshark counts the packet quoted in an ICMP error as a conversation or host";
    private const string OtherTunnel = "tshark follows a tunnel that is not followed here (LISP, L2TP, Teredo, AYIYA, ERSPAN, private GRE types)";
    private const string OtherLinkType = "a link type rejected here with a diagnostic (ARCNET, Juniper, IPNET)";
    private const string BrokenIPv6 = "tshark does not count addresses of IPv6 packets with a header it cannot follow";

    [Fact]
    public void Captures_of_the_corpus_hold_the_packets_that_capinfos_counts()
    {
        var (compared, differing) = Compare((row, read) => Differs(row[Packets], read.Records));

        output.WriteLine($"{compared} files compared, {compared - differing.Count} agree");
        Assert.InRange(compared, 290, int.MaxValue);
        Assert.Equal(OtherPackets.Keys.Order(StringComparer.Ordinal), differing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Captures_of_the_corpus_hold_the_hosts_and_conversations_that_tshark_counts()
    {
        var (compared, differing) = Compare((row, read) =>
            Differs(row[IPv4Hosts], read.Hosts.Count(h => h.Address.Version == 4))
            || Differs(row[IPv6Hosts], read.Hosts.Count(h => h.Address.Version == 6))
            || Differs(row[TcpConversations], Conversations(read, TransportProtocol.Tcp).Sum(c => c.Connections))
            || Differs(row[UdpConversations], Conversations(read, TransportProtocol.Udp).Count()));

        output.WriteLine($"{compared} files compared, {compared - differing.Count} agree");
        Assert.InRange(compared, 290, int.MaxValue);
        Assert.Equal(OtherConversations.Keys.Order(StringComparer.Ordinal), differing.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<ConversationObservation> Conversations(ImportObservations read, TransportProtocol transport) =>
        read.Conversations.Where(c => c.Key.Transport == transport && c.Key.SourcePort is not null);

    private static bool Differs(string expected, long found) =>
        expected.Length > 0 && expected != found.ToString(CultureInfo.InvariantCulture);

    private (int Compared, List<string> Differing) Compare(Func<string[], ImportObservations, bool> differs)
    {
        if (!SharedData.TryFind(Index, out var index))
            Assert.Skip($"no reference data beside the repository: ../shared/{Index}");

        var compared = 0;
        var differing = new List<string>();
        foreach (var row in System.IO.File.ReadLines(index).Skip(1).Select(line => line.Split(',')))
        {
            var read = CaptureFiles.Read(Path.Combine(Path.GetDirectoryName(index)!, row[File])); // a file has a folder
            Assert.Equal(read.Records, read.Accepted + read.Rejected);
            compared++;
            if (!differs(row, read))
                continue;

            differing.Add(row[File]);
            output.WriteLine($"{row[File]}: {read.Records} packets, {read.Hosts.Count(h => h.Address.Version == 4)}+{read.Hosts.Count(h => h.Address.Version == 6)} hosts, "
                + $"{Conversations(read, TransportProtocol.Tcp).Sum(c => c.Connections)} TCP, {Conversations(read, TransportProtocol.Udp).Count()} UDP; expected {string.Join(' ', row[Packets..])}");
        }

        return (compared, differing);
    }
}
