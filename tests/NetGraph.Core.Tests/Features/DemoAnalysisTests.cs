using System.Diagnostics;
using NetGraph.Core.Analysis;
using NetGraph.Core.Demo;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Features.Views;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Core.Tests.Features;

/// <summary>The demo's data, imported and analysed once for all tests.</summary>
public sealed class ImportedDemo : IAsyncLifetime
{
    public IGraphStore Store { get; private set; } = null!; // not null: set before any test runs

    public ImportReport Report { get; private set; } = null!; // not null: set before any test runs

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("netgraph-demo-");
        try
        {
            var paths = await DemoDataset.WriteAsync(folder.FullName, CancellationToken.None);
            Store = await EmbeddedStores.OpenMemoryAsync(CancellationToken.None);
            Report = await SampleNetwork.Importer(Store).Handle(new ImportFiles { Paths = paths, HomeNetworks = DemoDataset.HomeNetworkTexts, Generated = true }, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

/// <summary>The published numbers come out of the views when the demo goes in.</summary>
public sealed class DemoAnalysisTests(ImportedDemo demo, ITestOutputHelper output) : IClassFixture<ImportedDemo>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Top_destination_ports_are_table_2_1()
    {
        var rows = await RowsAsync("top-destination-ports");

        Assert.Equal(
            "64493 21 · 45931 3128 · 45001 8080 · 11901 1080 · 4402 80 · 1917 515 · 840 0 · 424 9511 · 352 53 · 282 62513 · 213 2673 · 203 139 · 131 137 · 84 6346 · 55 61310 · 52 62830 · 52 63414 · 39 61939",
            string.Join(" · ", rows.Select(r => $"{r[0]} {r[1]}")));
        Assert.Equal("2556", (await RowsAsync("distinct-destination-ports"))[0][0].ToString());
        Assert.Equal("840", (await RowsAsync("zero-ports"))[0][2].ToString());
        Assert.Equal("53", (await RowsAsync("ftp-data"))[0][4].ToString());
    }

    [Fact]
    public async Task Outbound_talkers_are_the_ten_published_ones()
    {
        Assert.Equal(
            "207.166.87.157 6760, 32.245.166.236 2972, 138.97.18.88 2539, 115.74.249.65 358, 170.129.50.120 332, 207.166.87.40 31, 32.245.166.119 31, 138.97.18.225 12, 115.74.249.202 6, 170.129.50.3 2",
            string.Join(", ", (await RowsAsync("outbound-talkers")).OrderByDescending(r => r[1].AsInteger()).ThenBy(r => r[0].AsString(), StringComparer.Ordinal).Select(r => $"{r[0].AsString()} {r[1]}")));
        Assert.Equal(["115.74.249.65", "170.129.50.120"], (await RowsAsync("talks-out-offers-nothing")).Select(r => r[0].AsString()));
        Assert.Equal(5, (await RowsAsync("inbound-reach"))[0][2].AsInteger());
    }

    [Fact]
    public async Task Roles_are_table_2_2()
    {
        var rows = await RowsAsync("machines-by-role");
        foreach (var row in rows)
            output.WriteLine($"{row[0]} {row[1]} {row[2]}");

        var web = rows.Single(r => r[0].AsString() == "web")[2].AsList().Select(h => h.AsString());
        Assert.Equal(
            "115.74.249.202 115.74.249.220 115.74.249.222 138.97.103.39 138.97.18.225 138.97.18.226 138.97.18.227 138.97.18.237 138.97.18.243 138.97.18.245 138.97.18.250 138.97.18.88 "
            + "170.129.50.21 170.129.50.23 170.129.50.3 170.129.50.4 170.129.97.11 207.166.153.27 207.166.242.119 207.166.8.195 207.166.87.40 207.166.87.58 207.166.87.60 207.166.91.57 "
            + "32.245.116.116 32.245.166.119 32.245.166.236 32.245.228.137 32.245.229.244",
            string.Join(' ', web));
        Assert.Equal("115.74.249.202 170.129.50.4 170.129.50.5 207.166.87.40 207.166.87.41 207.166.87.42 207.166.87.58 207.166.87.60 32.245.166.119", Hosts(rows, "ftp"));
        Assert.Equal("138.97.18.88 207.166.87.157 207.166.87.159 32.245.166.236 32.245.166.238", Hosts(rows, "dns"));
        Assert.Equal("207.166.87.157", Hosts(rows, "rpc"));
        Assert.Equal("32.245.166.236", Hosts(rows, "pop"));
    }

    [Fact]
    public async Task Every_view_and_the_analysis_are_quick()
    {
        output.WriteLine($"import and analysis {demo.Report.Seconds:F1} s; {string.Join(", ", demo.Report.Graph.Nodes.Select(n => $"{n.Key} {n.Value}"))}; {string.Join(", ", demo.Report.Graph.Relationships.Select(n => $"{n.Key} {n.Value}"))}");
        var clock = Stopwatch.StartNew();
        var summary = await NetworkAnalysis.RunAsync(demo.Store, Token);
        output.WriteLine($"analysis again {clock.Elapsed.TotalSeconds:F2} s; {string.Join(", ", summary.Services.Select(s => $"{s.Key} {s.Value}"))}");
        foreach (var view in Core.Catalogue.ViewCatalogue.Instance.Views)
        {
            clock.Restart();
            var rows = await RowsAsync(view.Name);
            output.WriteLine($"{clock.Elapsed.TotalMilliseconds,8:F0} ms {rows.Count,4} rows {view.Name}");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{view.Name} took {clock.Elapsed}.");
        }
    }

    private static string Hosts(IReadOnlyList<IReadOnlyList<GraphValue>> rows, string role) =>
        string.Join(' ', rows.Single(r => r[0].AsString() == role)[2].AsList().Select(h => h.AsString()));

    private async Task<IReadOnlyList<IReadOnlyList<GraphValue>>> RowsAsync(string view) =>
        (await new RunViewHandler(demo.Store).Handle(new RunView(view, new Dictionary<string, GraphValue>()), Token)).Rows;
}
