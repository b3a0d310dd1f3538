using NetGraph.Core.Features.Imports;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Core.Tests.Features;

/// <summary>The Honeynet Project's Scan of the Month 19: a capture with its rule files, counted by other tools.</summary>
public sealed class HoneynetTests
{
    private const string Folder = "data/pairs/honeynet-sotm19-2001";

    private static readonly string[] Services =
    [
        "192.168.1.102:tcp/1024", "192.168.1.102:tcp/1026", "192.168.1.102:tcp/1027", "192.168.1.102:tcp/1028", "192.168.1.102:tcp/111",
        "192.168.1.102:tcp/21", "192.168.1.102:tcp/23", "192.168.1.102:tcp/24", "192.168.1.102:tcp/25", "192.168.1.102:tcp/513",
        "192.168.1.102:tcp/515", "192.168.1.102:tcp/79", "192.168.1.102:tcp/921", "192.168.1.102:tcp/98", "193.231.236.42:tcp/21",
        "207.35.251.172:tcp/113", "64.4.49.71:tcp/25",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ImportFiles_counts_the_honeynet_as_others_do_and_only_once()
    {
        Assert.SkipUnless(SharedData.TryFind($"{Folder}/newdat3.log", out var capture) && SharedData.TryFind($"{Folder}/rules", out _), "../shared is not here");
        SharedData.TryFind($"{Folder}/rules", out var rules);
        await using var store = await EmbeddedStores.OpenMemoryAsync(Token);
        var import = new ImportFiles { Paths = [capture, rules] };

        var first = await SampleNetwork.Importer(store).Handle(import, Token);

        Assert.Equal((24_440L, 24_440L, 0L), (first.Imports[0].Records, first.Imports[0].Accepted, first.Imports[0].Rejected));
        Assert.All(first.Imports, i => Assert.Equal(i.Records, i.Accepted + i.Rejected));
        Assert.Equal(17, first.Graph.Nodes["Host"]);
        Assert.Equal(Services, await RowsAsync(store, "MATCH (s:Service) WHERE s.grade = 'confirmed' RETURN s.key"));
        Assert.Equal(["24440"], await RowsAsync(store, "MATCH (h:Host) RETURN sum(h.packetsSent)"));

        var second = await SampleNetwork.Importer(store).Handle(import, Token);

        Assert.All(second.Imports.Where(i => i.Kind is not null), i => Assert.True(i.Duplicate));
        Assert.Equal(first.Graph.Nodes, second.Graph.Nodes);
        Assert.Equal(first.Graph.Relationships, second.Graph.Relationships);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(IGraphStore store, string cypher)
    {
        var rows = await store.ReadAsync((graph, token) => QueryRunner.RowsAsync(graph, cypher, new Dictionary<string, GraphValue>(), token), Token);
        return [.. rows.Select(r => GraphValueText.RenderPlain(r[0])).Order(StringComparer.Ordinal)];
    }
}
