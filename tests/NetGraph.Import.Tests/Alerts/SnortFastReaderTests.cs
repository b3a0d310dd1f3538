using System.Text;
using NetGraph.Import.Alerts;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests.Alerts;

public sealed class SnortFastReaderTests
{
    private static readonly ImportOptions In2010 = new() { Year = 2010 };

    [Fact]
    public void SnortFastReader_reads_every_part_of_an_alert()
    {
        var alert = Alert("05/05-01:21:25.665442  [**] [122:3:1] PSNG [x] SWEEP [**] [Classification: Attempted Information Leak] [Priority: 2] {TCP} 10.0.0.254:1042 -> 138.47.102.34:80");

        Assert.Equal(Time("2010-05-05T01:21:25.665442Z"), alert.Timestamp);
        Assert.Equal((122u, 3u, 1u), (alert.Gid, alert.Sid, alert.Rev));
        Assert.Equal(("PSNG [x] SWEEP", "Attempted Information Leak", 2), (alert.Message, alert.Classification, alert.Priority));
        Assert.Equal("tcp 10.0.0.254:1042 > 138.47.102.34:80", Flow(alert));
        Assert.Equal(1, alert.Position);
    }

    [Theory]
    [InlineData("{UDP} 1.2.3.4:53 -> 5.6.7.8:0", "udp 1.2.3.4:53 > 5.6.7.8:0")]
    [InlineData("{ICMP} 1.2.3.4 -> 5.6.7.8", "icmp 1.2.3.4:- > 5.6.7.8:-")]
    [InlineData("{PROTO:255} 1.2.3.4 -> 5.6.7.8", "ip-255 1.2.3.4:- > 5.6.7.8:-")]
    [InlineData("{TCP} 1.2.3.4 -> 5.6.7.8", "tcp 1.2.3.4:- > 5.6.7.8:-")]
    [InlineData("{6} 1.2.3.4:80 -> 5.6.7.8:1", "tcp 1.2.3.4:80 > 5.6.7.8:1")]
    [InlineData("{IPV6-ICMP} fe80::215:5dff:fe2e:83e -> ff02::2", "icmp6 fe80::215:5dff:fe2e:83e:- > ff02::2:-")]
    [InlineData("{TCP} 0000:0000:0000:0000:0000:0000:0000:0001:3000 -> fe80:0:0:0:0:0:0:1:56508", "tcp ::1:3000 > fe80::1:56508")]
    [InlineData("{TCP} fe80::1:80 -> [2001:db8::2]:443", "tcp fe80::1:80 > 2001:db8::2:443")]
    [InlineData("{UDP} 1:2:3:4:5:6:7:8 -> ff02::1", "udp 1:2:3:4:5:6:7:8:- > ff02::1:-")]
    [InlineData("", "  > ")]
    public void SnortFastReader_reads_protocols_and_endpoints(string packet, string expected)
    {
        var alert = Alert($"05/05-01:21:25.665442  [**] [1:2:3] x [**] [Priority: 0] {packet}");

        Assert.Equal(expected, alert.Source is null ? "  > " : Flow(alert));
    }

    [Theory]
    [InlineData("05/05-01:21:25.665442", null, 0, "2010-05-05T01:21:25.665442Z")]
    [InlineData("05/05/09-01:21:25.665442", null, 0, "2009-05-05T01:21:25.665442Z")]
    [InlineData("08/02/2014-10:50:25.823699", null, 0, "2014-08-02T10:50:25.823699Z")]
    [InlineData("05/05-01:21:25.665442", null, -5, "2010-05-05T06:21:25.665442Z")]
    [InlineData("05/05-01:21:25", 2004, 0, "2004-05-05T01:21:25Z")]
    [InlineData("02/29-00:00:00.000000", 2004, 0, "2004-02-29T00:00:00Z")]
    [InlineData("12/31-23:59:60.000000", 2004, 0, "2005-01-01T00:00:00Z")]
    public void SnortFastReader_reads_times(string text, int? year, int offsetHours, string expected)
    {
        var options = new ImportOptions { Year = year ?? 2010, SensorOffset = TimeSpan.FromHours(offsetHours) };

        Assert.Equal(Time(expected), Assert.Single(Read($"{text} [**] [1:2:3] x [**] {{TCP}} 1.1.1.1:1 -> 2.2.2.2:2", options).Alerts).Timestamp);
    }

    [Theory]
    [InlineData("06/15-00:00:00.0", "alert", 2026)]
    [InlineData("11/25-00:00:00.0", "alert", 2026)]
    [InlineData("12/24-00:00:00.0", "alert", 2025)]
    [InlineData("12/24-00:00:00.0", "/logs/1999/alert.2010.fast", 2010)]
    [InlineData("12/24-00:00:00.0", "snort.log.1273135562", 2025)]
    public void SnortFastReader_takes_a_missing_year_from_the_name_or_the_clock_and_says_so(string time, string name, int expected)
    {
        var text = Encoding.UTF8.GetBytes($"{time} [**] [1:2:3] x [**] {{TCP}} 1.1.1.1:1 -> 2.2.2.2:2");

        var result = new SnortFastReader(new FixedTime()).Read(new MemoryStream(text), name, ImportKind.SnortFast, new ImportOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, DateTime.UnixEpoch.AddSeconds(result.Alerts[0].Timestamp.Seconds).Year);
        var note = Assert.Single(result.Diagnostics);
        Assert.Equal("year-assumed", note.Code);
        Assert.Contains($" {expected} was taken", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SnortFastReader_reads_suricatas_words()
    {
        var alert = Alert("08/02/2014-10:50:25.823699  [wDrop] [**] [1:6:1] (null) [**] [Classification: (null)] [Priority: 3] {TCP} 1.1.1.1:1 -> 2.2.2.2:2");

        Assert.Equal((null, null, "wdrop"), (alert.Message, alert.Classification, alert.Action));
        Assert.Equal("quoted", Alert("08/02-10:50:25.823699 [**] [1:6:1] \"quoted\" [**] [AppID: HTTP] {TCP} 1.1.1.1:1 -> 2.2.2.2:2").Message);
    }

    [Fact]
    public void SnortFastReader_rejects_lines_with_their_number_and_goes_on()
    {
        var result = Read(
            """
            05/05-01:21:25.665442  [**] [1:1:1] a [**] {TCP} 1.1.1.1:1 -> 2.2.2.2:2

            nonsense
            05/05-01:21:25.665442  [**] [1:x:1] a [**] {TCP} 1.1.1.1:1 -> 2.2.2.2:2
            02/30-01:21:25.665442  [**] [1:1:1] a [**] {TCP} 1.1.1.1:1 -> 2.2.2.2:2
            05/05-01:21:25.665442  [**] [1:1:1] a [**] {TCP} 1.1.1.300:1 -> 2.2.2.2:2
            05/05-01:21:26.000000  [**] [1:2] b [**] {TCP} 1.1.1.1:1 -> 2.2.2.2:2
            """,
            In2010);

        Assert.Equal((6, 2, 4), (result.Records, result.Accepted, result.Rejected));
        Assert.Equal([1u, 2u], result.Alerts.Select(alert => alert.Sid));
        Assert.Equal([1L, 7L], result.Alerts.Select(alert => alert.Position));
        Assert.Equal((PositionUnit.Line, 3L, 4L), (result.Diagnostics[0].Unit, result.Diagnostics[0].Position, result.Diagnostics[0].Count));
        Assert.Equal((result.Alerts[0].Timestamp, result.Alerts[1].Timestamp), (result.FirstSeen, result.LastSeen));
    }

    internal static string Flow(AlertObservation alert) =>
        $"{alert.Transport} {alert.Source}:{alert.SourcePort?.ToString() ?? "-"} > {alert.Target}:{alert.TargetPort?.ToString() ?? "-"}";

    internal static PacketTime Time(string text)
    {
        var time = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return new PacketTime((time - DateTimeOffset.UnixEpoch).Ticks * 100);
    }

    private static AlertObservation Alert(string line)
    {
        var result = Read(line, In2010);
        Assert.Empty(result.Diagnostics);
        return Assert.Single(result.Alerts);
    }

    private static ImportObservations Read(string text, ImportOptions options) =>
        new SnortFastReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "alert", ImportKind.SnortFast, options, TestContext.Current.CancellationToken);

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero);
    }
}
