using System.Globalization;
using NetGraph.Import.Observations;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>
/// Zeek's own test traces with the connections that Zeek logged of them: who is the client, how it went, how much was sent.
/// Where the two differ the reason is written down; any other difference fails.
/// </summary>
public sealed class ZeekConnTests(ITestOutputHelper output)
{
    private const string Folder = "data/pairs/zeek-btest";

    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["globus-url-copy.pcap state"] = "Zeek stopped looking at this bulk transfer before its end (GridFTP analyser)",
        ["globus-url-copy.pcap counts"] = "same",
        ["ldap__missing_krbtgt_ldap_request.pcapng counts"] = "offloaded segments: Zeek takes the frame's length, we the one in the IP header",
        ["tunnels__ayiya3.pcap client"] = "no port is a known service; Zeek knows AYIYA's by its analyser",
        ["tunnels__ayiya3.pcap missing"] = "AYIYA tunnels are not followed",
        ["tunnels__gtp__gtp1_gn_normal_incl_fragmentation.pcap counts"] = "Zeek counts a fragmented packet when all its parts have come",
        ["tunnels__vxlan-encapsulated-igmp-v2.pcap counts"] = "Zeek drops packets of a wrong checksum",
        ["vntag_vlan_sandwich_clean.pcap client"] = "the trace is a SYN+ACK alone, whose sender is the server; Zeek keeps the sender first",
    };

    [Fact]
    public void Conversations_agree_with_the_connections_that_zeek_logs()
    {
        if (!SharedData.TryFind(Folder, out var folder))
            Assert.Skip($"no reference data beside the repository: ../shared/{Folder}");

        var compared = 0;
        var differences = new List<string>();
        foreach (var log in Directory.EnumerateFiles(folder, "conn.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var trace = TraceOf(log);
            var read = CaptureFiles.Read(trace).Conversations.ToDictionary(c => c.Key);
            foreach (var connections in ConnectionsIn(log).GroupBy(c => c.Key))
            {
                compared++;
                differences.AddRange(Compare(connections, read).Select(difference => $"{Path.GetFileName(trace)} {difference}"));
            }
        }

        output.WriteLine($"{compared} connections compared");
        foreach (var difference in differences)
            output.WriteLine(difference);
        Assert.InRange(compared, 80, int.MaxValue);
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), differences.Select(Head).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The ways in which a conversation differs from Zeek's: missing, client, state, counts, each followed by detail.</summary>
    private static IEnumerable<string> Compare(IGrouping<FlowKey, Connection> connections, Dictionary<FlowKey, ConversationObservation> read)
    {
        var key = connections.Key;
        if (!read.TryGetValue(key, out var conversation))
        {
            yield return read.TryGetValue(key.Reversed, out var reversed) ? $"client {key}: {reversed.DirectionReason}" : $"missing {key}";
            yield break;
        }

        if (connections.Count() > 1 || conversation.Connections > 1)
            yield break;

        var expected = connections.First();
        if (key.Transport == TransportProtocol.Tcp && conversation.State != expected.State)
            yield return $"state {key}: expected {expected.State}, found {conversation.State}";

        var counts = $"{conversation.Packets} {conversation.Bytes} {conversation.ReplyPackets} {conversation.ReplyBytes}";
        if (!expected.Counts.Contains('-', StringComparison.Ordinal) && counts != expected.Counts)
            yield return $"counts {key}: expected {expected.Counts}, found {counts}";
    }

    private static string Head(string difference) => string.Join(' ', difference.Split(' ')[..2]);

    private static string TraceOf(string log)
    {
        var folder = Path.GetDirectoryName(log)!; // a file has a folder
        return Directory.EnumerateFiles(folder).First(file => Path.GetFileName(file).StartsWith(Path.GetFileName(folder), StringComparison.Ordinal));
    }

    private static IEnumerable<Connection> ConnectionsIn(string log)
    {
        string[] fields = [];
        foreach (var line in File.ReadLines(log))
        {
            if (line.StartsWith("#fields\t", StringComparison.Ordinal))
                fields = line.Split('\t')[1..];
            if (line.StartsWith('#') || line.Length == 0)
                continue;

            var cells = line.Split('\t');
            string Cell(string name) => Array.IndexOf(fields, name) is >= 0 and var i ? cells[i] : "-";
            if (Cell("proto") is "tcp" or "udp")
                yield return new Connection(KeyOf(Cell), Cell("conn_state"), string.Join(' ', new[] { "orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes" }.Select(Cell)));
        }
    }

    private static FlowKey KeyOf(Func<string, string> cell)
    {
        Assert.True(NetworkAddress.TryParse(cell("id.orig_h"), out var source));
        Assert.True(NetworkAddress.TryParse(cell("id.resp_h"), out var target));
        return new FlowKey(
            source,
            target,
            cell("proto") == "tcp" ? TransportProtocol.Tcp : TransportProtocol.Udp,
            ushort.Parse(cell("id.orig_p"), CultureInfo.InvariantCulture),
            ushort.Parse(cell("id.resp_p"), CultureInfo.InvariantCulture));
    }

    private sealed record Connection(FlowKey Key, string State, string Counts);
}
