using System.Text.Json.Nodes;
using NetGraph.Cli;

namespace NetGraph.Hosts.Tests.Cli;

/// <summary>The main job, end to end: the generated network comes out of the views with the published numbers.</summary>
public sealed class DemoTests(DemoTests.Demo demo) : IClassFixture<DemoTests.Demo>
{
    [Fact]
    public void Demo_says_that_it_is_generated_and_what_it_found()
    {
        Assert.Equal(ExitCodes.Done, demo.Run.Code);
        Assert.Contains("generated", demo.Run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2,556", demo.Run.Output, StringComparison.Ordinal);
        Assert.Contains("115.74.249.65, 170.129.50.120", demo.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Top_destination_ports_are_table_2_1()
    {
        var rows = await RowsAsync("top-destination-ports");

        Assert.Equal(
            [
                (64493, 21), (45931, 3128), (45001, 8080), (11901, 1080), (4402, 80), (1917, 515), (840, 0), (424, 9511), (352, 53),
                (282, 62513), (213, 2673), (203, 139), (131, 137), (84, 6346), (55, 61310), (52, 62830), (52, 63414), (39, 61939),
            ],
            rows.Select(r => ((int)r["count"]!, (int)r["port"]!)));
    }

    [Fact]
    public async Task Distinct_destination_ports_are_2556() =>
        Assert.Equal(2556, (int)Assert.Single(await RowsAsync("distinct-destination-ports")).First().Value!);

    [Fact]
    public async Task Port_0_and_no_port_are_told_apart_and_sum_to_840()
    {
        var row = Assert.Single(await RowsAsync("zero-ports"));

        Assert.Equal(840, (int)row["merged"]!);
        Assert.True((int)row["portZero"]! > 0);
        Assert.True((int)row["noPort"]! > 0);
    }

    [Fact]
    public async Task Port_pairs_surface_what_is_odd()
    {
        var pairs = (await RowsAsync("port-pairs-counted", "--limit", "100000"))
            .ToDictionary(r => ((int)r["sourcePort"]!, (int)r["targetPort"]!), r => ((int)r["packets"]!, (int)r["noPort"]!));

        Assert.Equal((840, 600), pairs[(0, 0)]);
        Assert.True(pairs.ContainsKey((6666, 62513)));
        Assert.True(pairs.ContainsKey((53, 53)));
        Assert.Equal(53, pairs.Where(p => p.Key.Item1 == 20).Sum(p => p.Value.Item1));
    }

    [Fact]
    public async Task Outbound_talkers_are_the_ten_with_their_destinations()
    {
        var rows = await RowsAsync("outbound-talkers");

        Assert.Equal(
            [
                ("207.166.87.157", 6760), ("32.245.166.236", 2972), ("138.97.18.88", 2539), ("115.74.249.65", 358), ("170.129.50.120", 332),
                ("32.245.166.119", 31), ("207.166.87.40", 31), ("138.97.18.225", 12), ("115.74.249.202", 6), ("170.129.50.3", 2),
            ],
            rows.Select(r => ((string)r["source"]!, (int)r["destinations"]!)).OrderByDescending(r => r.Item2).ThenByDescending(r => r.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Confirmed_internal_services_are_those_of_table_2_2()
    {
        var rows = await RowsAsync("confirmed-services", "--param", "internalOnly=true");

        Assert.Equal(35, rows.Select(r => (string)r["host"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(27, rows.Count(r => (int)r["port"]! == 80) - 2); // 22 web, 5 web and ftp, and the two mixed machines
        Assert.Contains(rows, r => (string)r["host"]! == "207.166.87.157" && (int)r["port"]! == 111);
    }

    [Fact]
    public async Task X11_connections_out_name_the_two_suspicious_machines() =>
        Assert.Equal(["138.97.18.88", "32.245.166.236"], (await RowsAsync("x11-connections-out")).Select(r => (string)r["host"]!).Order(StringComparer.Ordinal));

    private async Task<IReadOnlyList<JsonObject>> RowsAsync(string view, params string[] more)
    {
        var run = await CliRun.OfAsync(["view", view, "--store", demo.Store, "--format", "json", .. more]);
        Assert.Equal(ExitCodes.Done, run.Code);
        return [.. JsonNode.Parse(run.Output)!["rows"]!.AsArray().Select(r => r!.AsObject())];
    }

    /// <summary>One demo for all tests of the class.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public string Store => "file:" + _folder.File("demo.db");

        internal CliRun Run { get; private set; } = new(-1, "", "");

        public async ValueTask InitializeAsync() => Run = await CliRun.OfAsync(["demo", "--no-serve", "--store", Store, "--out", _folder.File("generated")]);

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
