using System.Text;
using NetGraph.Import.Alerts;
using NetGraph.Import.Observations;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Alerts;

/// <summary>All alert formats through the one door: which is taken for which, and what real files hold.</summary>
public sealed class AlertFormatTests
{
    [Theory]
    [InlineData("pairs/cyberstorm-ctf-2010/alert.fast", ImportKind.SnortFast, 15675, 15675)]
    [InlineData("pairs/snort-full-xss-2017/alert.ids", ImportKind.SnortFull, 1200, 1200)]
    [InlineData("pairs/suricata-trickbot-2020/eve.json", ImportKind.Eve, 2042, 161)]
    [InlineData("pairs/suricata-trickbot-2020/fast.log", ImportKind.SnortFast, 161, 161)]
    [InlineData("alerts/snort2-full/modbus-honeypot-alert.ids", ImportKind.SnortFull, 617, 617)]
    [InlineData("alerts/snort2-fast/codealpha-snort.alert.fast", ImportKind.SnortFast, 12, 12)]
    [InlineData("alerts/suricata-fast/suricata-verify-http2-files-6.log", ImportKind.SnortFast, 13, 13)]
    [InlineData("alerts/suricata-fast/suricata-verify-lua-fastlog.log", ImportKind.SnortFast, 1, 1)]
    [InlineData("alerts/suricata-eve/assemblyline-alert_dns.json", ImportKind.Eve, 6, 1)]
    [InlineData("alerts/suricata-eve/assemblyline-alert_flow.json", ImportKind.Eve, 4, 1)]
    [InlineData("alerts/suricata-eve/honeypot-2018-alerts-only.json", ImportKind.Eve, 44, 44)]
    [InlineData("alerts/suricata-eve/suricatalog-eve-2.json", ImportKind.Eve, 2401, 118)]
    [InlineData("alerts/suricata-eve/suricatalog-eve_udp_flow.json", ImportKind.Eve, 32, 0)]
    [InlineData("alerts/suricata-eve/wrccdc-2017-alerts-only.json", ImportKind.Eve, 161, 161)]
    public void ImportReader_reads_real_alerts_whole(string path, ImportKind kind, int records, int alerts)
    {
        var result = Open(path);

        Assert.True(result.IsRead, result.UnknownFormat?.Message);
        Assert.Equal((kind, records, 0L), (result.Observations.Kind, result.Observations.Records, result.Observations.Rejected));
        Assert.Equal(alerts, result.Observations.Alerts.Count);
        Assert.DoesNotContain(result.Observations.Diagnostics, diagnostic => diagnostic.Code != "year-assumed");
    }

    [Theory]
    [InlineData("pairs/cyberstorm-ctf-2010/alert.fast", 2010, "1:1337 x2336, 1:73311338 x2336, 1:73311337 x1847, 1:73311339 x825, 1:491 x650, 125:4 x625", 156)]
    [InlineData("pairs/snort-full-xss-2017/alert.ids", 2017, "1:1001004 x378, 1:1001007 x276, 1:1001008 x174, 1:1000010 x138, 1:1001005 x135", 11)]
    [InlineData("pairs/suricata-trickbot-2020/eve.json", null, "1:2032218 x19, 1:2018358 x14, 1:2015744 x12, 1:2021076 x12", 35)]
    public void ImportReader_counts_the_signatures_of_real_alerts(string path, int? year, string top, int signatures)
    {
        var result = Open(path, new ImportOptions { Year = year });

        var counts = result.Observations!.Alerts.GroupBy(alert => $"{alert.Gid}:{alert.Sid}").OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(top, string.Join(", ", counts.Take(top.Count(c => c == ',') + 1).Select(group => $"{group.Key} x{group.Count()}")));
        Assert.Equal(signatures, counts.Count);
    }

    [Fact]
    public void ImportReader_finds_the_same_alerts_in_both_logs_of_one_suricata_run()
    {
        var eve = Open("pairs/suricata-trickbot-2020/eve.json").Observations!.Alerts;
        var fast = Open("pairs/suricata-trickbot-2020/fast.log", new ImportOptions { SensorOffset = TimeSpan.FromHours(10) }).Observations!.Alerts;

        Assert.Equal(eve.Select(Essence).Order(StringComparer.Ordinal), fast.Select(Essence).Order(StringComparer.Ordinal));

        static string Essence(AlertObservation alert) =>
            $"{alert.Timestamp.Nanoseconds} {alert.Gid}:{alert.Sid}:{alert.Rev} {alert.Priority} {SnortFastReaderTests.Flow(alert)}";
    }

    [Theory]
    [InlineData("alerts/unified2", "unified2", 4)]
    [InlineData("pairs/honeynet-sotm19-2001", "unified2", 1)]
    [InlineData("alerts/snort2-csv", "alert_csv", 3)]
    [InlineData("pairs/honeypot-2017", "alert_csv", 4)]
    [InlineData("alerts/snort3-json", "alert_json", 1)]
    public void ImportReader_names_alert_formats_it_does_not_read(string folder, string format, int files)
    {
        Assert.SkipUnless(SharedData.TryFind("data/" + folder, out var path), "../shared/data is missing");

        var named = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Open(Path.GetRelativePath(SharedData.Root! + "/data", file)))
            .Count(result => result.UnknownFormat is { Code: "format-not-read" } diagnostic && diagnostic.Message.Contains(format, StringComparison.Ordinal));

        Assert.Equal(files, named);
    }

    [Theory]
    [InlineData("02 00 00 00 00", false)]
    [InlineData("00 00 00 07 00 00 00 34", true)]
    [InlineData("00 00 00 07 00 00 00 00", false)]
    public void UnreadFormats_knows_unified2_by_its_record_headers(string hex, bool expected) =>
        Assert.Equal(expected, UnreadFormats.Describe(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)))?.Contains("unified2", StringComparison.Ordinal) ?? false);

    [Fact]
    public void Alert_readers_never_throw_for_random_text()
    {
        var random = new Random(20020824);
        string[] pieces = ["[**]", " [", "1:2:3", "] ", "08/24", "-", "05:34:18.634488", "{TCP}", " -> ", "1.2.3.4", ":", "80", "fe80::1", "\n", "\r\n", "TCP TTL:", "{\"event_type\":", "\"alert\"", ",", "}", "[", "]", "\"", "\\", "\"alert\":{", "\"signature_id\":", "Priority: ", "Classification: ", " ", "é", "\0"];
        (IFormatReader Reader, ImportKind Kind)[] readers =
        [
            (new SnortFastReader(), ImportKind.SnortFast), (new SnortFullReader(), ImportKind.SnortFull), (new EveReader(), ImportKind.Eve),
        ];
        for (var run = 0; run < 1000; run++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(60); i > 0; i--)
                text.Append(pieces[random.Next(pieces.Length)]);
            var bytes = Encoding.UTF8.GetBytes(text.ToString());

            foreach (var (reader, kind) in readers)
            {
                reader.Detect(bytes, "x");
                var result = reader.Read(new MemoryStream(bytes), "x", kind, new ImportOptions(), TestContext.Current.CancellationToken);
                Assert.Equal(result.Records, result.Accepted + result.Rejected);
            }

            UnreadFormats.Describe(bytes);
        }
    }

    private static ImportResult Open(string relative, ImportOptions? options = null)
    {
        Assert.SkipUnless(SharedData.TryFind("data/" + relative, out var path), "../shared/data is missing");
        using var stream = File.OpenRead(path);
        return new ImportReader().Read(stream, relative, options ?? new ImportOptions(), TestContext.Current.CancellationToken);
    }
}
