using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Bulk;

public sealed class BulkUpserterTests
{
    private static readonly NodeReferenceShape Host = new("Host", "key");

    public static TheoryData<int, string> Seeds()
    {
        string[] schemas = ["none", "index", "type index", "unique", "exists", "relationship exists"];
        var data = new TheoryData<int, string>();
        for (var seed = 0; seed < 48; seed++)
            data.Add(seed, schemas[seed % schemas.Length]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Columns_make_the_same_graph_as_rows(int seed, string schema)
    {
        using var byRow = new GraphStorage();
        using var byColumn = new GraphStorage();
        Prepare(byRow, schema);
        Prepare(byColumn, schema);
        var rows = new BulkUpserter(byRow, inColumns: false);
        var columns = new BulkUpserter(byColumn);
        var batches = new RandomBatches(seed);
        var applied = 0;
        for (var round = 0; round < 6; round++)
        {
            var batch = batches.Next(mostRows: round % 2 == 0 ? 400 : 60);
            if (round == 3)
                batch = batches.Broken(batch);
            var expected = await Apply(rows, batch);
            Assert.Equal(expected, await Apply(columns, batch));
            applied += expected.StartsWith(nameof(BulkWriteSummary), StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal(GraphPrint.Of(byRow.BeginRead()), GraphPrint.Of(byColumn.BeginRead()));
            Assert.Empty(StateVerifier.Check(byColumn.Current));
            if (round == 4)
            {
                DeleteSome(byRow);
                DeleteSome(byColumn);
            }
        }

        Assert.True(applied >= 5 || schema is "unique" or "exists" or "relationship exists", $"{applied} of at least 5 sound batches were applied");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Same_batch_a_second_time_changes_nothing_where_no_column_adds(int seed)
    {
        using var storage = new GraphStorage();
        var bulk = new BulkUpserter(storage);
        UpsertRule[][] rules = [[UpsertRule.SetIfAbsent], [UpsertRule.Min], [UpsertRule.Max], [UpsertRule.Union], [UpsertRule.SetIfAbsent, UpsertRule.Min, UpsertRule.Max, UpsertRule.Union]];
        foreach (var allowed in rules)
        {
            var batch = new RandomBatches(seed).Next(300, allowed);
            await bulk.ApplyAsync(batch, CancellationToken.None);
            var once = GraphPrint.Of(storage.BeginRead());

            var summary = await bulk.ApplyAsync(batch, CancellationToken.None);
            Assert.Equal(once, GraphPrint.Of(storage.BeginRead()));
            Assert.Equal((0, 0), (summary.NodesCreated, summary.RelationshipsCreated));
        }
    }

    [Theory]
    [InlineData(UpsertRule.Set, "2", 0)]
    [InlineData(UpsertRule.SetIfAbsent, "2", 0)]
    [InlineData(UpsertRule.Min, "2", 0)]
    [InlineData(UpsertRule.Max, "2", 0)]
    [InlineData(UpsertRule.Union, "[2]", 0)]
    [InlineData(UpsertRule.Add, "4", 40)]
    public async Task Same_batch_a_second_time_adds_again_only_where_a_column_says_so(UpsertRule rule, string expected, int updated)
    {
        using var storage = new GraphStorage();
        var bulk = new BulkUpserter(storage);
        var batch = new BulkWrite(
            [new NodeUpsert("Host", "key", [new("v", rule)], [.. Enumerable.Range(0, 40).Select(i => (GraphValue[])[i, 2])])],
            [new RelationshipUpsert("CONNECTED_TO", Host, Host, ["port"], [new("v", rule)], [.. Enumerable.Range(0, 40).Select(i => (GraphValue[])[i, 0, 80, 2])])]);

        Assert.Equal(new BulkWriteSummary(40, 0, 40, 0), await bulk.ApplyAsync(batch, CancellationToken.None));
        Assert.Equal(new BulkWriteSummary(0, updated, 0, updated), await bulk.ApplyAsync(batch, CancellationToken.None));
        var graph = storage.BeginRead();
        Assert.Equal((40, 40), (graph.NodeCount, graph.RelationshipCount));
        var key = graph.FindKey("v");
        for (var id = 0; id < 40; id++)
            Assert.Equal((expected, expected), (graph.NodeProperty(id, key).ToString(), graph.RelationshipProperty(id, key).ToString()));
    }

    [Fact]
    public async Task Rows_beyond_one_buffer_keep_their_order_and_meet_each_other()
    {
        const int Count = 20_000;
        using var storage = new GraphStorage();
        var bulk = new BulkUpserter(storage);
        await bulk.ApplyAsync(new BulkWrite([new NodeUpsert("Host", "key", [], [.. Enumerable.Range(0, 100).Select(i => (GraphValue[])[$"h{i}"])])], []), CancellationToken.None);
        var rows = Enumerable.Range(0, Count).Select(i => (GraphValue[])[$"h{i % 100}", $"h{i % 7}", i, i % 3 == 0 ? GraphValue.Null : i, $"text {i}"]).ToList();
        rows.AddRange(rows.Take(50));
        var table = new RelationshipUpsert("CONNECTED_TO", Host, Host, ["port"], [new("n", UpsertRule.Add), new("text")], rows);

        Assert.Equal(new BulkWriteSummary(0, 0, Count, 33), await bulk.ApplyAsync(new BulkWrite([], [table]), CancellationToken.None));
        Assert.Empty(StateVerifier.Check(storage.Current));
        var graph = storage.BeginRead();
        Assert.Equal(Count, graph.CountRelationships(graph.FindType("CONNECTED_TO")));
        for (var id = 0; id < Count; id++)
        {
            Assert.Equal(id, graph.RelationshipProperty(id, graph.FindKey("port")).AsInteger());
            Assert.Equal($"text {id}", graph.RelationshipProperty(id, graph.FindKey("text")).AsString());
            var n = graph.RelationshipProperty(id, graph.FindKey("n"));
            Assert.Equal(id % 3 == 0 ? "null" : $"{(id < 50 ? 2 * id : id)}", n.ToString());
        }
    }

    [Fact]
    public async Task Two_identities_of_one_type_see_what_the_other_made()
    {
        using var storage = new GraphStorage();
        var bulk = new BulkUpserter(storage);
        BulkWrite Batch(string[] identity) => new(
            [new NodeUpsert("Host", "key", [], [["a"], ["b"]])],
            [new RelationshipUpsert("CONNECTED_TO", Host, Host, identity, [], [.. Enumerable.Range(0, 500).Select(i => (GraphValue[])["a", "b", .. identity.Select(_ => (GraphValue)i)])])]);

        Assert.Equal(500, (await bulk.ApplyAsync(Batch(["p"]), CancellationToken.None)).RelationshipsCreated);
        Assert.Equal(500, (await bulk.ApplyAsync(Batch(["p", "q"]), CancellationToken.None)).RelationshipsCreated);
        Assert.Equal(0, (await bulk.ApplyAsync(Batch(["q"]), CancellationToken.None)).RelationshipsCreated);
        Assert.Equal(0, (await bulk.ApplyAsync(Batch(["p"]), CancellationToken.None)).RelationshipsCreated);
        Assert.Equal(0, (await bulk.ApplyAsync(Batch(["p", "q"]), CancellationToken.None)).RelationshipsCreated);
    }

    [Fact]
    public async Task Cancelled_batch_leaves_the_graph_as_it_was()
    {
        using var storage = new GraphStorage();
        var bulk = new BulkUpserter(storage);
        await bulk.ApplyAsync(new RandomBatches(1).Next(200), CancellationToken.None);
        var before = GraphPrint.Of(storage.BeginRead());
        using var source = new CancellationTokenSource();
        var rows = new CancellingRows(source, [.. Enumerable.Range(0, 20_000).Select(i => (GraphValue[])[$"new {i}", i])], at: 15_000);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bulk.ApplyAsync(new BulkWrite([new NodeUpsert("Host", "key", [new("n")], rows)], []), source.Token));
        Assert.Equal(before, GraphPrint.Of(storage.BeginRead()));
        Assert.Equal(new BulkWriteSummary(1, 0, 0, 0), await bulk.ApplyAsync(new BulkWrite([new NodeUpsert("Host", "key", [], [["new 1"]])], []), CancellationToken.None));
    }

    /// <summary>What a batch did, or how it failed.</summary>
    private static async Task<string> Apply(BulkUpserter bulk, BulkWrite batch)
    {
        try
        {
            return (await bulk.ApplyAsync(batch, CancellationToken.None)).ToString();
        }
        catch (Exception e) when (e is GraphStoreException or ArgumentException or QueryException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    private static void Prepare(GraphStorage storage, string schema)
    {
        using var writer = storage.BeginWrite();
        var (host, type, key) = (writer.InternLabel("Host"), writer.InternType("CONNECTED_TO"), writer.InternKey("a"));
        switch (schema)
        {
            case "index":
                writer.CreateIndex(host, key, unique: false);
                break;
            case "type index":
                writer.AddIndex("by_a", IndexKind.Range, IndexShape.OfRelationship(type, key));
                break;
            case "unique":
                writer.CreateIndex(host, key, unique: true);
                break;
            case "exists":
                writer.AddConstraint("has_a", ConstraintKind.Exists, IndexShape.OfNode(host, key), null);
                break;
            case "relationship exists":
                writer.AddConstraint("has_a", ConstraintKind.Exists, IndexShape.OfRelationship(type, key), null);
                break;
        }

        writer.Commit();
    }

    private static void DeleteSome(GraphStorage storage)
    {
        using var writer = storage.BeginWrite();
        for (var id = 0; id < writer.State.RelationshipHigh; id += 3)
            writer.DeleteRelationship(id);
        writer.Commit();
    }

    /// <summary>Rows that cancel when one of them is read.</summary>
    private sealed class CancellingRows(CancellationTokenSource source, GraphValue[][] rows, int at) : IReadOnlyList<GraphValue[]>
    {
        public int Count => rows.Length;

        public GraphValue[] this[int index]
        {
            get
            {
                if (index == at)
                    source.Cancel();
                return rows[index];
            }
        }

        public IEnumerator<GraphValue[]> GetEnumerator() => rows.AsEnumerable().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => rows.GetEnumerator();
    }
}
