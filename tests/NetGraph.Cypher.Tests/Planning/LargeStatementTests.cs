using System.Diagnostics;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Planning;

/// <summary>Statements of thousands of parts, as programs write them: every stage before the run takes time in proportion to them.</summary>
public sealed class LargeStatementTests
{
    /// <summary>Far more than any needs; a stage whose work grows with the square or cube needs minutes, and is ended by its limit.</summary>
    private static readonly QueryLimits Limits = new(Timeout: TimeSpan.FromSeconds(30));

    private static readonly Dictionary<string, (int Size, Func<int, string> Text)> Shapes = new(StringComparer.Ordinal)
    {
        ["hops"] = (1000, n => "MATCH (a0)" + Repeat(n, i => $"-[:R]->(a{i + 1})", "") + " RETURN a0"),
        ["hops of any type in a path"] = (1000, n => "MATCH p = (:A)" + Repeat(n, _ => "-->()", "") + " RETURN p"),
        ["hops with conditions"] = (1000, n => "MATCH (a0)" + Repeat(n, i => $"-[:R]->(a{i + 1}:L {{k: {i}}})", "") + " RETURN a0"),
        ["paths"] = (300, n => "MATCH " + Repeat(n, i => $"(a{i}:L)-[:R]->(b{i})", ", ") + " RETURN a0"),
        ["paths that meet"] = (300, n => "MATCH " + Repeat(n, i => $"(a{i}:L)-[:R]->(a{i + 1})", ", ") + " WHERE " + Repeat(n, i => $"a{i}.x = a{i + 1}.x", " AND ") + " RETURN a0"),
        ["nodes"] = (300, n => "MATCH " + Repeat(n, i => $"(a{i}:L)", ", ") + " RETURN a0"),
        ["a star"] = (1000, n => "MATCH (a:L)-[:R]->(b0)" + Repeat(n, i => $", (a)-[:R]->(b{i + 1})", "") + " WHERE " + Repeat(n, i => $"a.x < b{i}.x", " AND ") + " RETURN a"),
        ["MATCH clauses"] = (500, n => Repeat(n, i => $"MATCH (a{i})-[:R]->(a{i + 1})", " ") + " RETURN a0"),
        ["OPTIONAL MATCH clauses"] = (500, n => "MATCH (a0) " + Repeat(n, i => $"OPTIONAL MATCH (a{i})-[:R]->(a{i + 1})", " ") + " RETURN a0"),
        ["AND"] = (10_000, n => "MATCH (a) WHERE " + Repeat(n, i => $"a.x <> {i}", " AND ") + " RETURN a"),
        ["OR"] = (10_000, n => "MATCH (a) WHERE " + Repeat(n, i => $"a.x = {i}", " OR ") + " RETURN a"),
        ["XOR"] = (10_000, n => "MATCH (a) WHERE " + Repeat(n, i => $"a.x = {i}", " XOR ") + " RETURN a"),
        ["+"] = (10_000, n => "MATCH (a) RETURN " + Repeat(n, _ => "a.x", " + ") + " AS s"),
        ["IN"] = (10_000, n => "MATCH (a) WHERE a.x IN [" + Repeat(n, i => $"{i}", ", ") + "] RETURN a"),
        ["WITH clauses"] = (2000, n => "WITH 1 AS x0 " + Repeat(n, i => $"WITH x{i} + 1 AS x{i + 1}", " ") + $" RETURN x{n}"),
        ["UNION"] = (1000, n => Repeat(n, i => $"MATCH (a:L{i}) RETURN a.x AS x", " UNION ")),
        ["CREATE of paths"] = (5000, n => "CREATE " + Repeat(n, i => $"(a{i}:L {{k: {i}}})-[:R]->(b{i})", ", ")),
        ["CREATE clauses after MATCH"] = (1000, n => "MATCH (m) " + Repeat(n, i => $"CREATE (:L {{k: {i}}})", " ")),
        ["MERGE clauses"] = (1000, n => Repeat(n, i => $"MERGE (:L {{k: {i}}})", " ")),
        ["SET clauses"] = (1000, n => "MATCH (a) " + Repeat(n, i => $"SET a.p{i} = {i}", " ")),
        ["CALL"] = (1000, n => Repeat(n, i => $"CALL () {{ RETURN {i} AS x{i} }}", " ") + " RETURN x0"),
        ["EXISTS"] = (1000, n => "MATCH (a) WHERE " + Repeat(n, i => $"EXISTS {{ (a)-[:R{i}]->() }}", " AND ") + " RETURN a"),
        ["aggregates"] = (2000, n => "MATCH (a) RETURN a.g AS g, " + Repeat(n, i => $"count(a.p{i}) + 1 AS p{i}", ", ")),
        ["grouping keys"] = (2000, n => "MATCH (a) RETURN count(*) AS c, " + Repeat(n, i => $"a.p{i} AS p{i}", ", ")),
    };

    public static TheoryData<string> Names => new(Shapes.Keys);

    public static TheoryData<string> Measured => new("hops with conditions", "paths", "paths that meet", "nodes", "AND", "CREATE of paths", "CREATE clauses after MATCH", "CALL", "aggregates");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statement_is_planned_and_run_within_its_limit(string shape)
    {
        using var graph = new TestGraph("UNWIND range(0, 9) AS i CREATE (:L {k: i, x: i})-[:R]->(:A {k: i})");
        var (size, text) = Shapes[shape];

        graph.Run("EXPLAIN " + text(size), Limits, CancellationToken.None);
        using var empty = new TestGraph();
        empty.Run(text(size), Limits, CancellationToken.None);
    }

    /// <summary>By less than the cube, that is, with room for a machine that others use; a square that nobody notices may pass.</summary>
    [Theory]
    [MemberData(nameof(Measured))]
    public void Planning_grows_with_the_statement(string shape)
    {
        const int Times = 4;
        const double Most = 2 * Times * Times;
        var unmeasurable = TimeSpan.FromMilliseconds(20);
        using var graph = new TestGraph("UNWIND range(0, 9) AS i CREATE (:L {k: i, x: i})-[:R]->(:A {k: i})");
        var (size, text) = Shapes[shape];
        var (small, large) = (text(size / Times), text(size));

        var (ofSmall, ofLarge) = (Best(small), Best(large));

        Assert.InRange(ofLarge, TimeSpan.Zero, (ofSmall > unmeasurable ? ofSmall : unmeasurable) * Most);

        TimeSpan Best(string statement)
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var engine = new CypherEngine(new CypherEngineOptions { PlanCacheSize = 0 });
                var watch = Stopwatch.StartNew();
                engine.Prepare(statement).Explain(graph.BeginRead());
                best = best < watch.Elapsed ? best : watch.Elapsed;
            }

            return best;
        }
    }

    [Fact]
    public void Long_pattern_starts_where_an_index_finds_one_node()
    {
        using var graph = new TestGraph("UNWIND range(0, 999) AS i CREATE (:L {k: i})", "MATCH (a:L), (b:L) WHERE b.k = a.k + 1 CREATE (a)-[:R]->(b)");
        graph.Index("L", "k");
        var text = "MATCH (a0:L)" + Repeat(29, i => $"-[:R]->(a{i + 1}:L)", "") + "-[:R]->(z:L {k: 50}) RETURN a0.k AS k, a29.k AS last";

        var plan = graph.Run("EXPLAIN " + text).Summary.Plan!; // EXPLAIN gives a plan

        Assert.Contains("IndexSeek (z:L)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("LabelScan", plan, StringComparison.Ordinal);
        Assert.Equal("20 | 49", graph.Run(text).Text);
    }

    [Fact]
    public void Long_pattern_finds_what_its_parts_find()
    {
        using var graph = new TestGraph(
            "UNWIND range(0, 11) AS i CREATE (:L {k: i})",
            "MATCH (a:L), (b:L) WHERE b.k = (a.k + 1) % 12 CREATE (a)-[:R]->(b), (a)-[:R]->(b)",
            "MATCH (a:L {k: 0}), (b:L {k: 4}) CREATE (a)-[:S]->(b), (b)-[:S]->(a)");
        // Twice round, each time over the other one of two relationships: 2^12 ways.
        var path = "(a0:L {k: 0})" + Repeat(24, i => $"-[r{i}:R]->(a{i + 1})", "");
        var parts = Repeat(24, i => $"(a{23 - i})-[r{23 - i}:R]->(a{24 - i})", ", ");

        Assert.Equal("4096", graph.Run($"MATCH {path} RETURN count(*) AS c").Text);
        Assert.Equal("4096", graph.Run($"MATCH {parts}, (z)<-[s:S]-(a0:L {{k: 0}}), (m) WHERE m = z AND m.k = 4 RETURN count(*) AS c").Text);
        Assert.Equal("8192", graph.Run($"MATCH {path}, (a24)-[v:S*1..2]->(z) RETURN count(*) AS c").Text);
        Assert.Equal("4096", graph.Run($"MATCH {path}, (a0)-[u:S*1..2 {{w: a24.w}}]->(z) RETURN count(*) + 4096 AS c").Text);
        Assert.Equal("4096", graph.Run($"MATCH {path}, (q:L {{k: 6}}), p = shortestPath((a24)-[:S|R*]->(q)) WHERE length(p) = 3 RETURN count(*) AS c").Text);
    }

    [Fact]
    public void Planning_ends_at_the_time_limit()
    {
        var engine = new CypherEngine(new CypherEngineOptions { Time = new HastyTime() });
        using var storage = new GraphStorage();
        var query = engine.Prepare(Shapes["nodes"].Text(300));

        var error = Assert.Throws<QueryException>(() => query.Execute(storage.BeginRead(), new Dictionary<string, GraphValue>(), new QueryLimits(Timeout: TimeSpan.FromSeconds(2)), CancellationToken.None));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
    }

    [Fact]
    public void Planning_ends_when_it_is_cancelled()
    {
        using var graph = new TestGraph();
        var query = graph.Engine.Prepare(Shapes["paths"].Text(300));

        Assert.ThrowsAny<OperationCanceledException>(() => query.Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, new CancellationToken(canceled: true)));
        Assert.ThrowsAny<OperationCanceledException>(() => graph.Engine.Prepare("RETURN 1 AS never_seen", new PlanWatch(new CancellationToken(canceled: true).ThrowIfCancellationRequested)));
    }

    private static string Repeat(int times, Func<int, string> text, string separator) => string.Join(separator, Enumerable.Range(0, times).Select(text));

    /// <summary>A clock on which a second passes between two looks.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
