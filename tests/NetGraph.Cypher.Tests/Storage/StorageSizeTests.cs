using System.Diagnostics;
using System.Globalization;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Cypher.Tests.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

/// <summary>What a relationship with twelve properties costs. <c>NETGRAPH_SIZE_TEST</c> sets the number of relationships.</summary>
[Collection(Alone.Name)]
public sealed class StorageSizeTests(ITestOutputHelper output)
{
    private const int Hosts = 20_000;
    private const int BatchRows = 50_000;

    [Fact]
    public async Task Relationship_with_twelve_properties_takes_at_most_160_bytes_of_memory_and_120_on_disk()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("NETGRAPH_SIZE_TEST") ?? "200000", CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        var batches = Enumerable.Range(0, (count + BatchRows - 1) / BatchRows).Select(b => Batch(b * BatchRows, Math.Min(BatchRows, count - (b * BatchRows)))).ToList();
        var load = TimeSpan.Zero;
        using (var store = DurableStore.Open(folder.Path))
        {
            var bulk = new BulkUpserter(store.Storage);
            await bulk.ApplyAsync(HostBatch(), CancellationToken.None);
            var watch = Stopwatch.StartNew();
            foreach (var batch in batches)
                await bulk.ApplyAsync(batch, CancellationToken.None);
            load = watch.Elapsed;
        }

        batches.Clear();
        var diskBytes = EmbeddedStoreMaintenance.Info(folder.Path).Bytes;
        var replayWatch = Stopwatch.StartNew();
        DurableStore.Open(folder.Path).Dispose();
        var open = replayWatch.Elapsed;

        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var again = DurableStore.Open(folder.Path);
        again.Storage.Current.LoadAll();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(count, again.Storage.BeginRead().RelationshipCount);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} relationships: {memory / count} bytes of memory and {diskBytes / count} on disk each, {count / load.TotalSeconds:F0} a second, opened in {open.TotalMilliseconds:F0} ms"));
        Assert.InRange(memory / count, 20, 160);
        Assert.InRange(diskBytes / count, 10, 120);
    }

    private static BulkWrite HostBatch() =>
        new([new NodeUpsert("Host", "key", [new("internal")], [.. Enumerable.Range(0, Hosts).Select(i => (GraphValue[])[Key(i), i % 2 == 0])])], []);

    private static GraphValue Key(int host) => $"10.{host >> 16}.{(host >> 8) & 255}.{host & 255}";

    private static BulkWrite Batch(int from, int rows)
    {
        var end = new NodeReferenceShape("Host", "key");
        UpsertColumn[] columns =
        [
            new("packets", UpsertRule.Add), new("bytes", UpsertRule.Add), new("replyPackets", UpsertRule.Add), new("replyBytes", UpsertRule.Add),
            new("connections", UpsertRule.Add), new("state"), new("direction"), new("firstSeen", UpsertRule.Min), new("lastSeen", UpsertRule.Max),
        ];
        var random = new Random(from);
        string[] states = ["SF", "S0", "REJ", "RSTO", "OTH"];
        return new BulkWrite([], [new RelationshipUpsert("CONNECTED_TO", end, end, ["transport", "sourcePort", "targetPort"], columns, [.. Enumerable.Range(from, rows).Select(Row)])]);

        GraphValue[] Row(int i)
        {
            return
            [
                Key(random.Next(Hosts)), Key(random.Next(Hosts / 10)), i % 3 == 0 ? "udp" : "tcp", 1024 + (i % 60_000), random.Next(4) == 0 ? 443 : random.Next(1024),
                random.Next(1, 200), random.Next(60, 200_000), random.Next(200), random.Next(200_000), 1, states[random.Next(states.Length)], "observed",
                GraphValue.Of(new GraphDateTime(1_700_000_000 + i, random.Next(1_000_000_000))),
                GraphValue.Of(new GraphDateTime(1_700_000_100 + i, random.Next(1_000_000_000))),
            ];
        }
    }
}
