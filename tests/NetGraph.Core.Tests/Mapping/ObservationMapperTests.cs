using NetGraph.Core.Mapping;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using Xunit;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Tests.Mapping;

public sealed class ObservationMapperTests
{
    private static readonly PacketTime Noon = PacketTime.FromSeconds(1_000_000_000, 123_456_789);

    [Fact]
    public void ObservationMapper_puts_the_import_node_into_the_batch()
    {
        var batch = Map(Observations.Of(ImportKind.Rules));

        var import = Table(batch, Labels.Import);
        Assert.Equal("abc:rules", Assert.Single(import.Rows)[0].AsString());
    }

    [Fact]
    public void ObservationMapper_makes_a_node_for_every_end_of_a_relationship()
    {
        var batch = Map(Observations.Of(
            ImportKind.Pcap,
            conversations: [Observations.Tcp("10.0.0.1", 40000, "192.0.2.1", 80)],
            alerts: [Observations.Alert("192.0.2.7", 1234, "10.0.0.1", 80, 1, 1070)]));

        foreach (var relationship in batch.Relationships)
        {
            foreach (var row in relationship.Rows)
            {
                Assert.Contains(Table(batch, relationship.Start.Label).Rows, n => n[0].AsString() == row[0].AsString());
                Assert.Contains(Table(batch, relationship.End.Label).Rows, n => n[0].AsString() == row[1].AsString());
            }
        }
    }

    [Fact]
    public void ObservationMapper_tells_conversations_apart_by_the_five_tuple_and_keeps_no_port_absent()
    {
        var icmp = new ConversationObservation
        {
            Key = new FlowKey(Observations.Address("10.0.0.1"), Observations.Address("10.0.0.2"), TransportProtocol.Icmp, null, null),
            IcmpType = 8,
            IcmpCode = 0,
            Packets = 3,
            FirstSeen = Noon,
            LastSeen = Noon,
        };
        var zero = Observations.Tcp("10.0.0.1", 0, "10.0.0.2", 0);

        var rows = Relationships(Map(Observations.Of(ImportKind.Pcap, conversations: [icmp, zero])), Types.ConnectedTo).Rows;

        Assert.Equal(["'icmp'", "null", "null", "8", "0"], rows[0][2..7].Select(v => v.ToString()));
        Assert.Equal(["'tcp'", "0", "0", "null", "null"], rows[1][2..7].Select(v => v.ToString()));
    }

    [Fact]
    public void ObservationMapper_counts_the_same_alert_once_with_its_repeats()
    {
        var alert = Observations.Alert("192.0.2.7", 1234, "10.0.0.1", 80, 1, 1070);
        var later = alert with { Timestamp = new PacketTime(alert.Timestamp.Nanoseconds + 1) };

        var alerts = Table(Map(Observations.Of(ImportKind.SnortFast, alerts: [alert, alert, later])), Labels.Alert);

        Assert.Equal([2L, 1L], alerts.Rows.Select(r => r[^1].AsInteger()));
        Assert.Equal(new UpsertColumn(Properties.Repeats, UpsertRule.Max), alerts.Columns[^1]);
    }

    [Fact]
    public void ObservationMapper_makes_a_stub_of_a_rule_that_only_an_alert_names()
    {
        var rule = Table(Map(Observations.Of(ImportKind.SnortFast, alerts: [Observations.Alert("192.0.2.7", 1, "10.0.0.1", 2, 1, 1070)])), Labels.Rule);

        Assert.All(rule.Columns, c => Assert.Equal(UpsertRule.SetIfAbsent, c.Rule));
        Assert.Equal(["'1:1070'", "1", "1070", "'message'"], rule.Rows[0].Select(v => v.ToString()));
    }

    [Fact]
    public void ObservationMapper_prefers_the_active_of_two_rules_with_one_sid()
    {
        var off = Observations.Rule(1070) with { Enabled = false, Line = 1 };
        var on = Observations.Rule(1070) with { Line = 2 };

        var rules = Table(Map(Observations.Of(ImportKind.Rules, rules: [off, on])), Labels.Rule);

        var line = rules.Columns.Select(c => c.Property).ToList().IndexOf(Properties.Line) + 1;
        Assert.Equal(2, Assert.Single(rules.Rows)[line].AsInteger());
    }

    [Fact]
    public void ObservationMapper_marks_hosts_by_the_home_networks()
    {
        var batch = ObservationMapper.Map(
            Observations.Of(ImportKind.Pcap, conversations: [Observations.Tcp("207.166.87.40", 1, "10.0.0.1", 2)]),
            Record,
            HomeNetworks.Parse(["207.166.0.0/16"]));

        var hosts = Table(batch, Labels.Host).Rows;
        Assert.Equal(["true", "'207.166.0.0/16'"], hosts[0][3..5].Select(v => v.ToString()));
        Assert.Equal(["false", "null"], hosts[1][3..5].Select(v => v.ToString()));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.0.0.0/8")]
    [InlineData("172.32.0.1", null)]
    [InlineData("192.168.0.1", "192.168.0.0/16")]
    [InlineData("169.254.3.4", "169.254.0.0/16")]
    [InlineData("fd00::1", "fc00::/7")]
    [InlineData("fe80::1", "fe80::/10")]
    [InlineData("2001:db8::1", null)]
    [InlineData("8.8.8.8", null)]
    public void HomeNetworks_take_private_ranges_for_home_when_nobody_says(string address, string? network) =>
        Assert.Equal(network, HomeNetworks.Private.Find(Observations.Address(address)));

    [Theory]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData("2001:db8::1/33", "2001:db8::/33")]
    public void HomeNetworks_drop_host_bits(string given, string expected) => Assert.Equal([expected], HomeNetworks.Parse([given]).Texts);

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("home")]
    [InlineData("10.0.0/8")]
    public void HomeNetworks_refuse_what_is_no_network(string given) => Assert.Throws<FormatException>(() => HomeNetworks.Parse([given]));

    // The base cases of the specification's own test vectors.
    [Theory]
    [InlineData("128.232.110.120", 34855, "66.35.250.204", 80, 6, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("66.35.250.204", 80, "128.232.110.120", 34855, 6, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("192.168.1.52", 54585, "8.8.8.8", 53, 17, "1:d/FP5EW3wiY1vCndhwleRRKHowQ=")]
    public void CommunityId_is_the_same_from_both_ends(string source, ushort sourcePort, string target, ushort targetPort, byte transport, string expected) =>
        Assert.Equal(expected, CommunityId.Of(new FlowKey(Observations.Address(source), Observations.Address(target), new TransportProtocol(transport), sourcePort, targetPort)));

    [Theory]
    [InlineData("tcp", 80, "http")]
    [InlineData("udp", 53, "domain")]
    [InlineData("tcp", 6003, "x11")]
    [InlineData("tcp", 61000, null)]
    public void PortNames_know_common_ports(string transport, int number, string? name) => Assert.Equal(name, PortNames.Find(transport, number));

    private static ImportRecord Record => new("a", "abc", 1, Noon, Noon);

    private static BulkWrite Map(ImportObservations observations) => ObservationMapper.Map(observations, Record, HomeNetworks.Private);

    private static NodeUpsert Table(BulkWrite batch, string label) => batch.Nodes.First(n => n.Label == label);

    private static RelationshipUpsert Relationships(BulkWrite batch, string type) => batch.Relationships.Single(r => r.Type == type);
}
