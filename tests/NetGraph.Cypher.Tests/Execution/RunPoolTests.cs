using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Tests.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

[Collection(Alone.Name)]
public sealed class RunPoolTests : IDisposable
{
    private const string LookUp = "MATCH (h:Host {key: $key}) RETURN h.key AS key, h.degree AS degree";
    private const string Neighbours = "MATCH (h:Host {key: $key})-[:CONNECTED_TO]->(b) WHERE b.degree > $least RETURN b.key AS key";

    private readonly TestGraph _graph = new(
        "UNWIND range(0, 99) AS i CREATE (:Host {key: 'h' + i, degree: i, note: 'host ' + i})",
        "MATCH (a:Host), (b:Host) WHERE b.degree = a.degree + 1 CREATE (a)-[:CONNECTED_TO]->(b)");

    public RunPoolTests() => _graph.Index("Host", "key", unique: true);

    public void Dispose() => _graph.Dispose();

    [Fact]
    public void Run_on_used_operators_sees_its_own_parameters()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal($"'h{i}' | {i}", _graph.Run(LookUp, ("key", $"h{i}")).Text);
            Assert.Equal($"'h{i + 1}'", _graph.Run(Neighbours, ("key", $"h{i}"), ("least", 0)).Text);
        }

        Assert.Equal("", _graph.Run(LookUp, ("key", "nobody")).Text);
        Assert.Equal("", _graph.Run(LookUp, ("key", GraphValue.Null)).Text);
        Assert.Equal("", _graph.Run(Neighbours, ("key", "h3"), ("least", 4)).Text);
    }

    [Fact]
    public void Run_on_used_operators_sees_the_graph_of_its_transaction()
    {
        Assert.Equal("'h7' | 7", _graph.Run(LookUp, ("key", "h7")).Text);
        Assert.Equal("'h8'", _graph.Run(Neighbours, ("key", "h7"), ("least", 0)).Text);
        var before = _graph.BeginRead();
        _graph.Run("MATCH (h:Host {key: 'h7'})-[c]->() SET h.degree = 700 DELETE c");
        _graph.Run("CREATE (:Host {key: 'new', degree: 1})");

        Assert.Equal("'h7' | 700", _graph.Run(LookUp, ("key", "h7")).Text);
        Assert.Equal("'new' | 1", _graph.Run(LookUp, ("key", "new")).Text);
        Assert.Equal("", _graph.Run(Neighbours, ("key", "h7"), ("least", 0)).Text);
        Assert.Equal("7", Rows(LookUp, before, "h7").Single()[1].ToString());
    }

    [Fact]
    public void Name_that_the_store_learns_later_is_found()
    {
        const string text = "MATCH (h:Host {key: $key}) RETURN h.later AS later";
        Assert.Equal("null", _graph.Run(text, ("key", "h1")).Text);
        _graph.Run("MATCH (h:Host {key: 'h1'}) SET h.later = 'now'");
        Assert.Equal("'now'", _graph.Run(text, ("key", "h1")).Text);
        Assert.Equal("'now'", _graph.Run(text, ("key", "h1")).Text);
    }

    [Fact]
    public void Runs_of_one_plan_may_overlap_and_be_given_up()
    {
        _graph.Run(Neighbours, ("key", "h1"), ("least", 0));
        var reader = _graph.BeginRead();
        var query = _graph.Engine.Prepare(Neighbours);
        QueryCursor Begin(string key) => query.Execute(reader, Parameters(key, ("least", 0)), QueryLimits.Unlimited, CancellationToken.None);
        var (first, second, third) = (Begin("h1"), Begin("h2"), Begin("h3"));
        Assert.True(third.MoveNext());
        Assert.True(second.MoveNext());
        Assert.True(first.MoveNext());
        Assert.Equal("h2 h3 h4", $"{first.Current[0].AsString()} {second.Current[0].AsString()} {third.Current[0].AsString()}");
        Assert.False(first.MoveNext());
        Assert.True(Begin("h4").MoveNext());
        Assert.False(second.MoveNext());
        Assert.False(second.MoveNext());
        Assert.Equal(1, second.Summary.Rows);
        Assert.Null(second.Summary.Plan);
    }

    [Fact]
    public void Limits_and_token_are_those_of_the_run()
    {
        _graph.Run(LookUp, ("key", "h1"));
        var limited = _graph.Run(LookUp, new QueryLimits(MaxRows: 0), CancellationToken.None, ("key", "h1"));
        Assert.True(limited.Summary.Truncated);
        Assert.False(_graph.Run(LookUp, ("key", "h1")).Summary.Truncated);
    }

    [Fact]
    public void Error_of_one_run_does_not_reach_the_next()
    {
        const string text = "MATCH (h:Host {key: $key}) RETURN h.degree / $by AS share";
        Assert.Equal("2", _graph.Run(text, ("key", "h4"), ("by", 2)).Text);
        Assert.ThrowsAny<QueryException>(() => _graph.Run(text, ("key", "h4"), ("by", 0)));
        Assert.Equal("4", _graph.Run(text, ("key", "h4"), ("by", 1)).Text);
    }

    [Fact]
    public void Plan_is_shared_by_stores_without_mixing_them()
    {
        using var other = new GraphStorage();
        using (var writer = other.BeginWrite())
        {
            // Ids of names in another order than in the first store.
            var (degree, key) = (writer.InternKey("degree"), writer.InternKey("key"));
            writer.CreateIndex(writer.InternLabel("Host"), key, unique: true);
            var node = writer.CreateNode([writer.InternLabel("Host")]);
            writer.SetNodeProperty(node, key, "h5");
            writer.SetNodeProperty(node, degree, 55);
            writer.Commit();
        }

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("'h5' | 5", _graph.Run(LookUp, ("key", "h5")).Text);
            Assert.Equal("55", Rows(LookUp, other.BeginRead(), "h5").Single()[1].ToString());
        }
    }

    [Theory]
    [InlineData(LookUp)]
    [InlineData("MATCH (h:Host {key: $key}) RETURN h")]
    public void Look_up_allocates_at_most_two_kilobytes(string text) => Assert.InRange(BytesPerRun(text), 1, 2048);

    [Theory]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x:Host) RETURN count(DISTINCT x) AS n")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]->()-[:CONNECTED_TO]->(x:Host) RETURN count(DISTINCT x) AS n, collect(x.degree) AS all")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]->(x:Host) RETURN count(*) AS n")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x) RETURN x.degree > h.degree AS up, x.key AS key, max(x.degree) AS most, min(DISTINCT x.note) AS note ORDER BY key")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x) RETURN DISTINCT x.degree AS degree, h.key AS key")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x) RETURN DISTINCT x")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x)-[:CONNECTED_TO]-(y:Host) RETURN y.key AS key ORDER BY y.degree DESC SKIP 1")]
    [InlineData("MATCH (h:Host {key: $key})-[:CONNECTED_TO]-(x)-[:CONNECTED_TO]-(y:Host) RETURN y.key AS key ORDER BY y.degree DESC LIMIT 2")]
    public void Plan_that_gathers_rows_starts_anew_on_used_operators(string text)
    {
        for (var i = 0; i < 60; i++)
        {
            if (i == 30)
                _graph.Run("MATCH (a:Host), (b:Host) WHERE a.degree IN [3, 34] AND b.degree < 8 CREATE (a)-[:CONNECTED_TO]->(b) SET b.note = 'known'");
            var key = $"h{i % 37}";
            var unused = new CypherEngine().Prepare(text).Execute(_graph.BeginRead(), Parameters(key), QueryLimits.Unlimited, CancellationToken.None);
            var expected = new List<string>();
            while (unused.MoveNext())
                expected.Add(string.Join(" | ", unused.Current.Select(GraphValueText.Render)));

            // What a run held is not counted for the next.
            Assert.Equal(expected, _graph.Run(text, new QueryLimits(MaxMemoryBytes: 20_000), CancellationToken.None, ("key", key)).Rows);
        }
    }

    [Fact]
    public void Label_that_the_store_learns_later_is_found()
    {
        const string text = "MATCH (h:Host {key: $key})-[:CONNECTED_TO]->(x:Later) RETURN count(DISTINCT x) AS n";
        Assert.Equal("0", _graph.Run(text, ("key", "h1")).Text);
        _graph.Run("MATCH (h:Host {key: 'h2'}) SET h:Later");
        Assert.Equal("1", _graph.Run(text, ("key", "h1")).Text);
        Assert.Equal("1", _graph.Run(text, ("key", "h1")).Text);
    }

    [Fact]
    public void Count_of_neighbours_allocates_at_most_three_kilobytes() =>
        Assert.InRange(BytesPerRun("MATCH (h:Host {key: $key})-[:CONNECTED_TO]->(x:Host) RETURN count(DISTINCT x) AS n"), 1, 3072);

    [Fact]
    public async Task Look_up_through_the_store_allocates_at_most_two_kilobytes()
    {
        var token = TestContext.Current.CancellationToken;
        await using var store = new EmbeddedGraphStore("memory:look-up", new CypherEngine(), TimeProvider.System);
        await store.EnsureSchemaAsync(new GraphSchemaRequest([new LabelProperty("Host", "key")], []), token);
        await store.WriteAsync(
            async (transaction, stop) =>
            {
                await using var result = await transaction.RunAsync(
                    "UNWIND range(0, 99) AS i CREATE (:Host {key: 'h' + i, degree: i})", new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, stop);
                return await result.SummarizeAsync(stop);
            },
            token);
        var parameters = Parameters("h42");
        async Task Once() => Assert.Equal(42, await store.ReadAsync(
            async (transaction, stop) =>
            {
                await using var result = await transaction.RunAsync(LookUp, parameters, QueryLimits.Unlimited, stop);
                var degree = 0L;
                await foreach (var row in result.ReadRowsAsync(stop))
                    degree += row[1].AsInteger();
                return degree;
            },
            token));

        for (var i = 0; i < 200; i++)
            await Once();
        const int runs = 2000;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < runs; i++)
            await Once();
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / runs;

        Assert.InRange(bytes, 1, 2048);
    }

    private List<GraphValue[]> Rows(string text, IGraphReader reader, string key)
    {
        var cursor = _graph.Engine.Prepare(text).Execute(reader, Parameters(key), QueryLimits.Unlimited, CancellationToken.None);
        var rows = new List<GraphValue[]>();
        while (cursor.MoveNext())
            rows.Add(cursor.Current);
        return rows;
    }

    private static Dictionary<string, GraphValue> Parameters(string key, params (string Name, GraphValue Value)[] more)
    {
        var parameters = more.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        parameters["key"] = key;
        return parameters;
    }

    /// <summary>Bytes that a run with one row allocates once it is known.</summary>
    private long BytesPerRun(string text)
    {
        var parameters = Parameters("h42");
        void Once()
        {
            var cursor = _graph.Engine.Prepare(text).Execute(_graph.BeginRead(), parameters, QueryLimits.Unlimited, CancellationToken.None);
            Assert.True(cursor.MoveNext());
            Assert.False(cursor.MoveNext());
        }

        for (var i = 0; i < 100; i++)
            Once();
        const int runs = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
            Once();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
    }
}
