using System.Text.Json.Nodes;
using NetGraph.Cli;
using NetGraph.Testing;

namespace NetGraph.Hosts.Tests.Cli;

/// <summary>The command line on real files; skipped where they are not at hand.</summary>
public sealed class SharedDataTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    [Theory]
    [InlineData("data/captures")]
    [InlineData("data/alerts")]
    [InlineData("data/rules")]
    public async Task Import_reads_or_names_every_file(string relative)
    {
        Assert.SkipUnless(SharedData.TryFind(relative, out var path), $"no {relative}");
        var expected = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count();

        var run = await CliRun.OfAsync(["import", path, "--store", "memory:", "--json"]);

        Assert.Equal(ExitCodes.Done, run.Code);
        var imports = JsonNode.Parse(run.Output)!["imports"]!.AsArray();
        Assert.Equal(expected, imports.Count);
        Assert.All(imports, i =>
        {
            Assert.Equal((long)i!["records"]!, (long)i["accepted"]! + (long)i["rejected"]!);
            if (i["kind"] is null || (long)i["rejected"]! > 0)
                Assert.NotEmpty(i["diagnostics"]!.AsArray());
        });
        TestContext.Current.SendDiagnosticMessage($"{imports.Count} files under {relative}");
    }

    [Fact]
    public async Task Honeynet_capture_confirms_the_17_services_and_imports_once()
    {
        Assert.SkipUnless(SharedData.TryFind("data/pairs/honeynet-sotm19-2001", out var path), "no honeynet pair");
        var store = "file:" + folder.File("honeynet.db");

        var first = JsonNode.Parse((await CliRun.OfAsync(["import", path, "--store", store, "--json"])).Output)!;
        var second = JsonNode.Parse((await CliRun.OfAsync(["import", path, "--store", store, "--json"])).Output)!;
        var services = await CliRun.OfAsync(["view", "confirmed-services", "--store", store, "--format", "json"]);

        var capture = Assert.Single(first["imports"]!.AsArray(), i => (string?)i!["kind"] == "pcap");
        Assert.Equal(24440, (long)capture!["accepted"]!);
        Assert.Equal(17, (long)first["graph"]!["nodes"]!["Host"]!);
        string[] answered =
        [
            "192.168.1.102:21", "192.168.1.102:23", "192.168.1.102:24", "192.168.1.102:25", "192.168.1.102:79", "192.168.1.102:98", "192.168.1.102:111",
            "192.168.1.102:513", "192.168.1.102:515", "192.168.1.102:921", "192.168.1.102:1024", "192.168.1.102:1026", "192.168.1.102:1027",
            "192.168.1.102:1028", "193.231.236.42:21", "207.35.251.172:113", "64.4.49.71:25",
        ];
        var confirmed = JsonNode.Parse(services.Output)!["rows"]!.AsArray()
            .Where(r => (string)r!["transport"]! == "tcp").Select(r => $"{(string)r!["host"]!}:{(int)r["port"]!}");
        Assert.Equal(answered.Order(StringComparer.Ordinal), confirmed.Order(StringComparer.Ordinal));
        Assert.All(second["imports"]!.AsArray().Where(i => i!["kind"] is not null), i => Assert.True((bool)i!["duplicate"]!));
        Assert.True(JsonNode.DeepEquals(first["graph"], second["graph"]));
    }

    [Fact]
    public async Task Rules_audit_counts_both_ways()
    {
        Assert.SkipUnless(SharedData.TryFind("data/rules/snort-2.2.0", out var path), "no rules");

        var run = await CliRun.OfAsync(["rules", "audit", path, "--json"]);

        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal((2510, 2045, 425, 132), Counts(json["text"]!));
        Assert.Equal((2464, 2004, 420, 127), Counts(json["active"]!));
        Assert.Equal(9, json["flowWithoutContent"]!.AsArray().Count);
    }

    private static (int, int, int, int) Counts(JsonNode json) => ((int)json["rules"]!, (int)json["flow"]!, (int)json["noFlow"]!, (int)json["neither"]!);
}
