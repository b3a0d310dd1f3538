using System.Text;
using NetGraph.Import.Alerts;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests.Alerts;

public sealed class EveReaderTests
{
    private const string Alert = """{"timestamp":"2020-05-09T06:52:33.976865+1000","event_type":"alert","src_ip":"10.0.0.128","src_port":55621,"dest_ip":"10.0.0.10","dest_port":53,"proto":"UDP","community_id":"1:abc","alert":{"action":"allowed","gid":1,"signature_id":2063052,"rev":2,"signature":"ET \"x\"","category":"Misc activity","severity":3,"metadata":{"a":["b","}"]}},"dns":{"query":[{"id":1}]}}""";

    [Fact]
    public void EveReader_reads_every_field_of_an_alert()
    {
        var result = Read(Alert);

        var alert = Assert.Single(result.Alerts);
        Assert.Equal(SnortFastReaderTests.Time("2020-05-08T20:52:33.976865Z"), alert.Timestamp);
        Assert.Equal((1u, 2063052u, 2u), (alert.Gid, alert.Sid, alert.Rev));
        Assert.Equal(("ET \"x\"", "Misc activity", 3, "allowed", "1:abc"), (alert.Message, alert.Classification, alert.Priority, alert.Action, alert.CommunityId));
        Assert.Equal("udp 10.0.0.128:55621 > 10.0.0.10:53", SnortFastReaderTests.Flow(alert));
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("2020-05-09T06:52:33.976865+0000", "2020-05-09T06:52:33.976865Z")]
    [InlineData("2020-05-09T06:52:33.976865-06:30", "2020-05-09T13:22:33.976865Z")]
    [InlineData("2020-05-09T06:52:33Z", "2020-05-09T06:52:33Z")]
    [InlineData("2019-01-02T03:50:11.315110", "2019-01-02T05:50:11.315110Z")]
    [InlineData("2019-13-02T03:50:11", null)]
    [InlineData("2019-01-02", null)]
    [InlineData("2019-01-02T03:50:11+", null)]
    [InlineData("2019-01-02T03:50:11.5 oops", null)]
    public void EveReader_reads_times_with_and_without_zone(string time, string? expected)
    {
        var text = Alert.Replace("2020-05-09T06:52:33.976865+1000", time, StringComparison.Ordinal);

        var result = Read(text, new ImportOptions { SensorOffset = TimeSpan.FromHours(-2) });

        Assert.Equal(expected is null ? [] : [SnortFastReaderTests.Time(expected)], result.Alerts.Select(alert => alert.Timestamp));
        Assert.Equal(expected is null ? ["alert-without-time"] : [], result.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void EveReader_passes_over_other_events_and_rejects_what_is_none()
    {
        var result = Read($$$"""
            {"event_type":"flow","flow":{"pkts":1}}
            {"event_type":"alert","timestamp":"2020-05-09T06:52:33Z"
            {"no":"type"}
            plain words
            {"event_type":"alert","timestamp":"2020-05-09T06:52:33Z","alert":{"signature":"no id"}}
            {"event_type":"alert" "timestamp"}
            {{{Alert}}}
            {"event_type":"st
            """);

        Assert.Equal((8, 2, 6), (result.Records, result.Accepted, result.Rejected));
        Assert.Equal(7, Assert.Single(result.Alerts).Position);
        Assert.Equal(
            [("event-malformed", 2L, 4L), ("event-without-type", 3L, 1L), ("alert-without-signature", 5L, 1L)],
            result.Diagnostics.Select(d => (d.Code, d.Position, d.Count)));
    }

    [Fact]
    public void EveReader_reads_one_array_and_objects_over_several_lines()
    {
        var spread = Alert.Replace(",\"", ",\n  \"", StringComparison.Ordinal);

        var array = Read($"[\n{spread},\n{Alert}\n]\n");
        var objects = Read($"{spread}\n{spread}\n");

        Assert.Equal([2u, 2u], [(uint)array.Alerts.Count, (uint)objects.Alerts.Count]);
        Assert.Equal([2L, 2L + spread.Count(c => c == '\n') + 1], array.Alerts.Select(alert => alert.Position));
        Assert.Equal((2, 2), (array.Records, objects.Records));
    }

    [Fact]
    public void EveReader_keeps_an_alert_without_usable_addresses_and_leaves_icmp_without_ports()
    {
        var text = Alert.Replace("10.0.0.128", "some host", StringComparison.Ordinal).Replace("\"UDP\"", "\"ICMP\"", StringComparison.Ordinal);

        var result = Read(text);

        var alert = Assert.Single(result.Alerts);
        Assert.Null(alert.Source);
        Assert.Null(alert.TargetPort);
        Assert.Equal("address-malformed", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void EveReader_does_not_follow_deep_nesting()
    {
        var result = Read("{\"event_type\":\"alert\",\"x\":" + new string('[', 5000) + new string(']', 5000) + "}\n" + Alert);

        Assert.Equal((1, 1), (result.Accepted, result.Rejected));
    }

    private static ImportObservations Read(string text, ImportOptions? options = null) =>
        new EveReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "eve.json", ImportKind.Eve, options ?? new ImportOptions(), TestContext.Current.CancellationToken);
}
