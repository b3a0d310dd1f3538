using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution.Vectors;

/// <summary>What batches must keep besides the rows: limits, counts, laziness, and the state they read.</summary>
public sealed class BatchTests
{
    private const string Numbers = "UNWIND range(0, 2999) AS i CREATE (:N {i: i, t: 's' + i, g: i % 7})";
    private const string Chain = "MATCH (a:N), (b:N) WHERE a.i < 40 AND b.i < 40 AND a.i < b.i CREATE (a)-[:R {w: a.i + b.i}]->(b)";

    private static readonly CypherEngineOptions Rows = new() { DisabledRules = new HashSet<string> { CypherEngineOptions.RunInBatches } };
    private static readonly CypherEngineOptions Batches = new() { BatchThreshold = 0, MaxParallelism = 2, ParallelThreshold = 0 };

    [Theory]
    [InlineData("MATCH (n:N) RETURN n.g AS g, count(*) AS c, sum(n.i) AS s ORDER BY g", "0 | 429 | 642642; 1 | 429 | 643071; 2 | 429 | 643500; 3 | 429 | 643929; 4 | 428 | 641358; 5 | 428 | 641786; 6 | 428 | 642214")]
    [InlineData("MATCH (n:N) WHERE n.i % 1000 = 7 RETURN n.t ORDER BY n.t", "'s1007'; 's2007'; 's7'")]
    [InlineData("MATCH (n:N) WHERE n.t STARTS WITH 's299' RETURN count(*), min(n.t), max(n.i), avg(n.i)", "11 | 's299' | 2999 | 2749.4545454545455")]
    [InlineData("MATCH (n:N) RETURN n.i ORDER BY n.i DESC LIMIT 3", "2999; 2998; 2997")]
    [InlineData("MATCH (n:N) WHERE n.missing > 1 RETURN count(*), sum(n.i), min(n.i)", "0 | 0 | null")]
    [InlineData("MATCH (n:N) WHERE n.missing > 1 RETURN n.g, count(*)", "")]
    [InlineData("MATCH (n:N) RETURN count(DISTINCT n.g), count(DISTINCT n.missing), collect(DISTINCT n.g)", "7 | 0 | [0, 1, 2, 3, 4, 5, 6]")]
    [InlineData("MATCH (a:N)-[r:R]->(b:N) WHERE r.w < 4 RETURN a.i, b.i, r.w ORDER BY a.i, b.i", "0 | 1 | 1; 0 | 2 | 2; 0 | 3 | 3; 1 | 2 | 3")]
    [InlineData("MATCH (a:N)-[:R]->(b:N)-[:R]->(c:N) WHERE a.i = 37 RETURN a.i, b.i, c.i", "37 | 38 | 39")]
    [InlineData("MATCH (n:N) RETURN CASE WHEN n.g < 2 THEN 'low' ELSE 'high' END AS kind, count(*) AS c ORDER BY kind", "'high' | 2142; 'low' | 858")]
    public void Batches_answer_as_rows_do(string query, string expected)
    {
        using var graph = new TestGraph(Batches, Numbers, Chain);

        Assert.Equal(expected, graph.Run(query).Text);
        graph.Reconfigure(Rows);
        Assert.Equal(expected, graph.Run(query).Text);
    }

    [Theory]
    [InlineData("N", "1 | 1000; 2 | 1000; 0 | 1000", "1 | 1000; 2 | 1000; 0 | 1000", "780")]
    [InlineData("E", "null | 1", "null | 1", "0")]
    [InlineData("Never", "", "", "0")]
    [InlineData("N,E", "", "1 | 1000; 2 | 1000; 0 | 1000; null | 1", "0")]
    [InlineData("N,N", "1 | 1000; 2 | 1000; 0 | 1000", "1 | 1000; 2 | 1000; 0 | 1000", "780")]
    [InlineData("", "null | 1; 1 | 1000; 2 | 1000; 0 | 1000", "", "780")]
    public void Batches_read_labels_that_are_parameters(string labels, string ofAll, string ofAny, string hops)
    {
        using var graph = new TestGraph(Batches, Numbers, Chain, "CREATE (:E)");
        var list = GraphValue.Of(labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(GraphValue.Of).ToArray());
        var both = new[] { ("l", list) };

        foreach (var options in new[] { Batches, Rows })
        {
            graph.Reconfigure(options);
            Assert.Equal(ofAll.Split("; ").Order(), graph.Run("MATCH (n:$($l)) RETURN n.i % 3 AS g, count(*)", both).Text.Split("; ").Order());
            Assert.Equal(ofAny.Split("; ").Order(), graph.Run("MATCH (n:$any($l)) RETURN n.i % 3 AS g, count(*)", both).Text.Split("; ").Order());
            Assert.Equal(hops, graph.Run("MATCH (:$($l))-[r:R]->(b:!E) RETURN count(r)", both).Text);
        }
    }

    [Theory]
    [InlineData("five")]
    [InlineData("mixed")]
    [InlineData("missing")]
    public void Batches_leave_what_is_no_label_to_the_rows(string parameter)
    {
        using var graph = new TestGraph(Batches, Numbers);
        var values = new[] { ("five", GraphValue.Of(5L)), ("mixed", GraphValue.Of(new[] { GraphValue.Of("N"), GraphValue.Of(5L) })) };
        string Message() => Assert.ThrowsAny<Exception>(() => graph.Run($"MATCH (n:$(${parameter})) RETURN count(*)", values)).Message;

        var batches = Message();
        graph.Reconfigure(Rows);
        Assert.Equal(Message(), batches);
    }

    [Theory]
    [InlineData("PROFILE MATCH (a:N)-[r:R]->(b:N) WHERE a.i < 10 AND r.w > 12 RETURN b.g AS g, count(*) AS c ORDER BY c DESC LIMIT 2")]
    [InlineData("PROFILE MATCH (n:N) WHERE n.g = 3 WITH n.i % 5 AS m, count(*) AS c WHERE c > 1 RETURN m, c")]
    [InlineData("PROFILE MATCH ()-[r:R]->() RETURN DISTINCT r.w % 3 AS x")]
    public void Profile_runs_by_rows_either_way(string query)
    {
        using var graph = new TestGraph(Batches, Numbers, Chain);
        var batches = graph.Run(query).Summary.Plan;
        graph.Reconfigure(Rows);

        Assert.Equal(graph.Run(query).Summary.Plan, batches);
    }

    [Fact]
    public void Rows_before_one_that_fails_are_handed_out()
    {
        using var graph = new TestGraph(Batches, "UNWIND [5, 2, 0, 1] AS i CREATE (:N {i: i})");

        Assert.Equal("2; 5", graph.Run("MATCH (n:N) WHERE 10 / n.i > 0 RETURN 10 / n.i AS x LIMIT 2").Text);
        Assert.Throws<CypherException>(() => graph.Run("MATCH (n:N) WHERE 10 / n.i > 0 RETURN 10 / n.i AS x LIMIT 3"));
    }

    [Theory]
    [InlineData("MATCH (n:N) RETURN n.i, count(*)")]
    [InlineData("MATCH (n:N) RETURN DISTINCT n.t")]
    [InlineData("MATCH (n:N) RETURN collect(n.t)")]
    [InlineData("MATCH (n:N) RETURN count(DISTINCT n.t + 'x')")]
    public void Memory_limit_holds(string query)
    {
        using var graph = new TestGraph(Batches, Numbers);

        var error = Assert.Throws<QueryException>(() => graph.Run(query, new QueryLimits(MaxMemoryBytes: 10_000), CancellationToken.None));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }

    [Fact]
    public void Cancelled_query_stops()
    {
        using var graph = new TestGraph(Batches, Numbers);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => graph.Run("MATCH (n:N) RETURN n.g, count(*)", QueryLimits.Unlimited, cancelled.Token));
    }

    [Fact]
    public void What_is_known_of_pages_follows_commits()
    {
        using var graph = new TestGraph(Batches, Numbers, Chain);
        const string Query = "MATCH (a:N)-[r:R]->(b:N) RETURN count(*), sum(r.w)";
        var before = graph.Run(Query).Text;

        graph.Run("MATCH (n:N {i: 0}) REMOVE n:N");
        var unlabelled = graph.Run(Query).Text;
        graph.Run("MATCH (n {i: 0}) SET n:N");
        var again = graph.Run(Query).Text;
        graph.Run("MATCH ({i: 1})-[r:R]->({i: 2}) DELETE r");

        Assert.Equal(("780 | 30420", "741 | 29640", "780 | 30420"), (before, unlabelled, again));
        Assert.Equal("779 | 30417", graph.Run(Query).Text);
    }

    [Fact]
    public void State_that_is_being_written_has_no_columns()
    {
        using var storage = new GraphStorage();
        using var writer = storage.BeginWrite();

        Assert.Null(writer.Columns);
        Assert.NotNull(storage.BeginRead().Columns);
    }
}
