using System.Diagnostics;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>Every loop that may be long can be stopped: by the caller's token and by the time limit.</summary>
public sealed class CancellationTests
{
    /// <summary>What is promised, from the call that cancels to the exception.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromMilliseconds(100);

    /// <summary>Allowance for a build machine whose two cores others use too; an unchecked loop takes minutes.</summary>
    private const int Allowance = 10;

    private static readonly TimeSpan RunsBefore = TimeSpan.FromMilliseconds(60);

    /// <summary>Thirty nodes, each related to each, and a chain of diamonds with 2^40 ways through.</summary>
    private static readonly string[] Setup =
    [
        "UNWIND range(1, 30) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (a:N), (b:N) WHERE a <> b CREATE (a)-[:R]->(b)",
        "UNWIND range(0, 40) AS i CREATE (:D {i: i}) WITH count(*) AS c MATCH (a:D), (b:D {i: a.i + 1}) CREATE (a)-[:L]->(b), (a)-[:L]->(b)",
    ];

    /// <summary>Shares the list before twice in each step: small in memory, 2^60 leaves.</summary>
    private const string Shared = "reduce(l = [1], x IN range(1, 60) | [l, l])";

    public static TheoryData<string> Hopeless => new(
        // Walks
        "MATCH (a:N)-[*]->(b:N) RETURN count(*)",
        "MATCH p = (a:N)-[*]-(b:N) WHERE length(p) < 0 RETURN p",
        "MATCH (a:N {i: 1})-[*15..]->(b:N {i: 0}) RETURN a",
        "MATCH (a:N) ((x)-[:R]->(y) WHERE x.i <> y.i)+ (b) RETURN count(*)",
        "MATCH (a:N {i: 1}) ((x)-->(y)-->(z)){2,} (b) RETURN max(b.i)",
        "MATCH SHORTEST 1 (p = (a:N {i: 1})-->+(b:N {i: 2}) WHERE length(p) > 2000) RETURN p",
        "MATCH ALL SHORTEST (a:D {i: 0})-->+(b:D {i: 40}) RETURN count(*)",
        "MATCH SHORTEST 1000000000 (a:N {i: 1})-->+(b:N {i: 2}) RETURN count(*)",
        "MATCH (a:D {i: 0}), (b:D {i: 40}) MATCH p = allShortestPaths((a)-[*]->(b)) RETURN count(*)",
        "MATCH (a:N {i: 1}), (b:N {i: 2}) MATCH p = shortestPath((a)-[*]->(b)) WHERE length(p) > 2000 RETURN p",
        "MATCH (a:N) WHERE EXISTS { (a)-[*20..]->(b) WHERE b.i = 0 } RETURN a",
        "MATCH (a:N) RETURN COUNT { (a)-[*]->() }",
        "RETURN size([(a:N)-[*]->(b:N) | b.i])",
        // Products and long inputs
        "MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N), (g:N), (h:N) RETURN count(*)",
        "MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N), (g:N) WHERE a.i + b.i + c.i + d.i + e.i + f.i + g.i < 0 RETURN a",
        "MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N), (g:N) RETURN a.i, max(g.i)",
        "UNWIND range(1, 2000000000) AS x RETURN count(*)",
        "UNWIND range(1, 2000000000) AS x WITH x WHERE x < 0 RETURN x",
        "UNWIND range(1, 2000000000) AS x RETURN DISTINCT x % 7",
        "UNWIND range(1, 2000000000) AS x RETURN x % 7 AS k, count(DISTINCT x % 1000) AS c",
        "UNWIND range(1, 2000000000) AS x RETURN x ORDER BY -x LIMIT 3",
        "UNWIND range(1, 2000000000) AS x RETURN x SKIP 1999999999",
        "UNWIND range(1, 2000000000) AS x CALL (x) { RETURN x AS y } RETURN count(y)",
        "UNWIND range(1, 2000000000) AS x CALL db.labels() YIELD label RETURN count(label)",
        "UNWIND range(1, 2000000000) AS x RETURN 1 AS y UNION RETURN 1 AS y",
        "UNWIND range(1, 2000000000) AS x CREATE (t:T) DELETE t",
        "FOREACH (x IN range(1, 2000000000) | MERGE (:T {x: 1}))",
        // Expressions
        "RETURN reduce(s = 0, x IN range(1, 2000000000) | s + 1)",
        "RETURN size([x IN range(1, 2000000000) WHERE x < 0])",
        "RETURN all(x IN range(1, 2000000000) WHERE x > 0)",
        "RETURN single(x IN range(1, 2000000000) WHERE x = 1)",
        "RETURN 0 IN range(1, 2000000000)",
        "RETURN range(1, 2000000000) = range(1, 2000000000)",
        "RETURN range(1, 2000000000) < range(1, 2000000000)",
        "RETURN 'a' IN [x IN range(1, 100000000) | 1]",
        // Values that are endless when they are walked
        $"WITH {Shared} AS a, {Shared} AS b RETURN a = b",
        $"WITH {Shared} AS a, {Shared} AS b RETURN a < b",
        $"WITH {Shared} AS a, {Shared} AS b RETURN a IN [b]",
        $"UNWIND [{Shared}, {Shared}] AS a RETURN count(DISTINCT a)",
        $"UNWIND [{Shared}, {Shared}] AS a WITH DISTINCT a RETURN 1 AS x",
        $"UNWIND [{Shared}, {Shared}] AS a WITH a, count(*) AS c RETURN c",
        $"UNWIND [{Shared}, {Shared}] AS a WITH a ORDER BY a RETURN 1 AS x",
        $"UNWIND [{Shared}, {Shared}] AS a WITH max(a) AS m RETURN 1 AS x",
        $"WITH {Shared} AS a RETURN a",
        $"WITH reduce(m = {{}}, x IN range(1, 60) | {{a: m, b: m}}) AS m, reduce(m = {{}}, x IN range(1, 60) | {{a: m, b: m}}) AS n RETURN m = n");

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void Query_stops_soon_after_it_is_cancelled(string query)
    {
        using var graph = new TestGraph(Setup);
        using var cancel = new CancellationTokenSource(RunsBefore);
        var watch = new Stopwatch();
        using var started = cancel.Token.Register(watch.Start);

        Assert.ThrowsAny<OperationCanceledException>(() => graph.Run(query, QueryLimits.Unlimited, cancel.Token));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Promise * Allowance);
    }

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void Query_stops_soon_after_its_time_is_up(string query)
    {
        using var graph = new TestGraph(Setup);
        graph.Engine.Prepare(query);
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<QueryException>(() => graph.Run(query, new QueryLimits(Timeout: RunsBefore), CancellationToken.None));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, RunsBefore + (Promise * Allowance));
    }

    /// <summary>A match is not looked at from outside; it gives up by itself.</summary>
    [Fact]
    public void Regular_expression_gives_up_by_itself()
    {
        using var graph = new TestGraph();
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<CypherException>(() => graph.Run("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(?=a)(a+)+b'"));

        Assert.Contains("took too long", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(250) + (Promise * Allowance));
        Assert.Equal("false", graph.Run("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+b'").Text);
    }

    /// <summary>The same bound as that of <c>=~</c>.</summary>
    [Theory]
    [InlineData("RETURN apoc.text.replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(?=a)(a+)+b', '')")]
    [InlineData("RETURN apoc.text.split('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(?=a)(a+)+b')")]
    [InlineData("RETURN apoc.text.regexGroups('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(?=a)(a+)+b')")]
    public void Regular_expression_of_a_function_gives_up_by_itself(string query)
    {
        using var graph = new TestGraph();
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Contains("took too long", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(250) + (Promise * Allowance));
    }

    [Theory]
    [InlineData("MATCH (a:N {i: 1}) ((x)-->(y)){1,3} (b) WITH * ORDER BY b.i RETURN count(*)", 300_000)]
    [InlineData("MATCH p = SHORTEST 50000 (a:N {i: 1})-->+(b:N {i: 2}) RETURN count(p)", 15_000)]
    [InlineData("MATCH p = (a:N)-->{2}(b) RETURN collect(p)", 300_000)]
    [InlineData("UNWIND range(1, 100000) AS x RETURN count(DISTINCT x)", 300_000)]
    [InlineData("UNWIND range(1, 100000) AS x RETURN percentileCont(x, 0.5)", 300_000)]
    [InlineData("UNWIND range(1, 100000) AS x WITH x ORDER BY x LIMIT 99999 RETURN count(*)", 300_000)]
    [InlineData("UNWIND range(1, 100000) AS x RETURN x UNION RETURN 1 AS x", 300_000)]
    public void Buffer_beyond_the_memory_limit_is_refused_by_name(string query, long bytes)
    {
        using var graph = new TestGraph(Setup);

        var error = Assert.Throws<QueryException>(() => graph.Run(query, new QueryLimits(MaxMemoryBytes: bytes), CancellationToken.None));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }
}
