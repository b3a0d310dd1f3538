using NetGraph.Cypher.Optimization;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>What an index finds is what a scan finds, whatever the values are.</summary>
public sealed class SeekByRangeTests
{
    private static readonly string[] Values =
    [
        "1", "2", "2.0", "3.5", "-1", "0.0 / 0.0", "1.0 / 0.0", "''", "'a'", "'ab'", "'b'", "'ba'", "true", "false", "date('2024-01-01')", "date('2025-01-01')",
        "localtime('10:00')", "datetime('2024-01-01T00:00Z')", "datetime('2024-01-01T01:00+01:00')", "duration('P1D')", "point({x: 1, y: 2})", "[1, 2]", "[1, 3]", "['a']", "[]",
    ];

    public static TheoryData<string> Queries => new(
        "MATCH (n:A) WHERE n.x > $v RETURN n.id",
        "MATCH (n:A) WHERE n.x >= $v RETURN n.id",
        "MATCH (n:A) WHERE $v > n.x RETURN n.id",
        "MATCH (n:A) WHERE n.x <= $v RETURN n.id",
        "MATCH (n:A) WHERE n.x > $v AND n.x < $w RETURN n.id",
        "MATCH (n:A) WHERE $v <= n.x <= $w RETURN n.id",
        "MATCH (n:A) WHERE n.x > $v AND n.x > $w RETURN n.id",
        "MATCH (n:A) WHERE n.x STARTS WITH $v RETURN n.id",
        "MATCH (n:A) WHERE n.x CONTAINS $v RETURN n.id",
        "MATCH (n:A) WHERE n.x ENDS WITH $v RETURN n.id",
        "MATCH (n:A) WHERE n.x IS NOT NULL RETURN n.id",
        "MATCH (n:A) WHERE n.x IS NOT NULL AND n.x = $v RETURN n.id",
        "MATCH (n:A {x: $v, y: $w}) RETURN n.id",
        "MATCH (n:A) WHERE n.x = $v AND n.y > $w RETURN n.id",
        "MATCH (n:A) WHERE n.x = $v AND n.y IS NOT NULL RETURN n.id",
        "MATCH (n:A) WHERE n.x > $v AND n.y = $w RETURN n.id",
        "MATCH (n:A:B) WHERE n.x < $v RETURN n.id",
        "MATCH (n:A) WHERE n.x > $v AND (n.y = $w OR n.id > 10) RETURN n.id",
        "MATCH ()-[r:R]->() WHERE r.x = $v RETURN r.id",
        "MATCH ()-[r:R {x: $v, y: $w}]->() RETURN r.id",
        "MATCH (a)-[r:R]-(b) WHERE r.x >= $v RETURN r.id, a.id, b.id",
        "MATCH (a)<-[r:R]-(b) WHERE r.x < $v AND r.y = $w RETURN r.id, a.id, b.id",
        "MATCH ()-[r:R]->() WHERE r.x STARTS WITH $v RETURN count(r)",
        "UNWIND [$v, $w, null] AS v MATCH (n:A) WHERE n.x > v RETURN v, n.id",
        "MATCH (m:A) WHERE m.id < 5 MATCH (n:A) WHERE n.x < m.x RETURN m.id, n.id",
        "MATCH (m:A) OPTIONAL MATCH (n:A) WHERE n.x > m.x AND n.x < $v RETURN m.id, n.id",
        "MATCH (m:A) WHERE EXISTS { MATCH (n:A) WHERE n.x > $v AND n.id <> m.id } RETURN m.id");

    [Theory]
    [MemberData(nameof(Queries))]
    public void Rule_changes_no_result(string query)
    {
        using var graph = Open();
        var values = Values.Select(v => Value(graph, v)).Append(GraphValue.Null).ToArray();
        var random = new Random(query.Length);
        var pairs = Enumerable.Range(0, 60).Select(_ => (values[random.Next(values.Length)], values[random.Next(values.Length)])).ToList();
        for (var distance = 0; distance < 5; distance++)
            pairs.AddRange(values.SkipLast(distance).Select((v, i) => (v, values[i + distance])));
        var with = pairs.ConvertAll(p => graph.Run(query, ("v", p.Item1), ("w", p.Item2)).SortedText);

        graph.Reconfigure(new CypherEngineOptions { DisabledRules = Optimizer.Rules.Select(r => r.Name).ToHashSet() });
        var without = pairs.ConvertAll(p => graph.Run(query, ("v", p.Item1), ("w", p.Item2)).SortedText);

        Assert.Equal(without, with);
        Assert.Contains(with, text => text.Length > 0);
    }

    [Theory]
    [InlineData("MATCH (n:A) WHERE n.x > 1 AND n.x <= 3 RETURN n", "IndexRangeSeek (n:A) n.x > 1 AND n.x <= 3")]
    [InlineData("MATCH (n:A) WHERE 5 >= n.x RETURN n", "IndexRangeSeek (n:A) n.x <= 5")]
    [InlineData("MATCH (n:A) WHERE n.x STARTS WITH $p RETURN n", "IndexRangeSeek (n:A) n.x STARTS WITH $p")]
    [InlineData("MATCH (n:A) WHERE n.x CONTAINS 'a' RETURN n", "IndexRangeSeek (n:A) n.x CONTAINS 'a'")]
    [InlineData("MATCH (n:A) WHERE n.x IS NOT NULL RETURN n", "IndexRangeSeek (n:A) n.x IS NOT NULL")]
    [InlineData("MATCH (n:A {y: 1, z: 2}) RETURN n", "IndexRangeSeek (n:A) n.y = 1 AND n.z = 2")]
    [InlineData("MATCH (n:A {y: 1}) WHERE n.z > 2 RETURN n", "IndexRangeSeek (n:A) n.y = 1 AND n.z > 2")]
    [InlineData("MATCH (n:A {y: 1}) WHERE n.z IS NOT NULL RETURN n", "IndexRangeSeek (n:A) n.y = 1 AND n.z IS NOT NULL")]
    [InlineData("MATCH (a)-[r:R {x: 1}]->(b) RETURN r", "RelationshipIndexSeek (a)-[r:R]->(b) r.x = 1")]
    [InlineData("MATCH ()-[r:R]-() WHERE r.x < 1 RETURN r", "RelationshipIndexSeek")]
    [InlineData("MATCH (n:A) WHERE n.x = 1 RETURN n", "IndexSeek (n:A) n.x = 1")]
    public void Rule_makes_the_operator(string query, string line)
    {
        using var graph = new TestGraph(
            "CREATE INDEX FOR (n:A) ON (n.x)", "CREATE TEXT INDEX FOR (n:A) ON (n.x)", "CREATE INDEX FOR (n:A) ON (n.y, n.z)", "CREATE INDEX FOR ()-[r:R]-() ON (r.x)");
        Assert.Contains(line, graph.Explain(query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MATCH (n:A {y: 1}) RETURN n")]
    [InlineData("MATCH (n:A) WHERE n.z > 1 RETURN n")]
    [InlineData("MATCH (n:A) WHERE n.x > n.y RETURN n")]
    [InlineData("MATCH (n:A) WHERE NOT n.x > 1 RETURN n")]
    [InlineData("MATCH (n:A) WHERE n.x > 1 OR n.id = 1 RETURN n")]
    [InlineData("MATCH (n:A) WHERE n.x ENDS WITH 'a' RETURN n")]
    [InlineData("MATCH (n:A) WHERE n.x IS NULL RETURN n")]
    public void Rule_leaves_what_an_index_cannot_answer(string query)
    {
        using var graph = new TestGraph("CREATE INDEX FOR (n:A) ON (n.x)", "CREATE INDEX FOR (n:A) ON (n.y, n.z)");
        Assert.DoesNotContain("IndexRangeSeek", graph.Explain(query), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_follows_an_index_that_comes_and_goes()
    {
        using var graph = new TestGraph("UNWIND range(1, 20) AS i CREATE (:A {x: i})");
        const string query = "MATCH (n:A) WHERE n.x > 17 RETURN n.x ORDER BY n.x";
        Assert.Equal("18; 19; 20", graph.Run(query).Text);
        graph.Run("CREATE INDEX i FOR (n:A) ON (n.x)");
        Assert.Contains("IndexRangeSeek", graph.Explain(query), StringComparison.Ordinal);
        Assert.Equal("18; 19; 20", graph.Run(query).Text);
        graph.Run("DROP INDEX i");
        Assert.DoesNotContain("IndexRangeSeek", graph.Explain(query), StringComparison.Ordinal);
        Assert.Equal("18; 19; 20", graph.Run(query).Text);
    }

    [Fact]
    public void Wide_range_is_scanned_and_narrow_one_looked_up()
    {
        using var graph = new TestGraph("UNWIND range(1, 2000) AS i CREATE (:A {x: i})", "CREATE INDEX i FOR (n:A) ON (n.x)");
        Assert.DoesNotContain("IndexRangeSeek", graph.Explain("MATCH (n:A) WHERE n.x > 10 RETURN n"), StringComparison.Ordinal);
        Assert.Contains("IndexRangeSeek", graph.Explain("MATCH (n:A) WHERE n.x > 1990 RETURN n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_does_not_see_what_it_writes()
    {
        using var graph = new TestGraph("UNWIND range(1, 10) AS i CREATE (:A {x: i})", "CREATE INDEX i FOR (n:A) ON (n.x)");
        graph.Run("MATCH (n:A) WHERE n.x > 5 SET n.x = n.x + 100");
        Assert.Equal("1; 2; 3; 4; 5; 106; 107; 108; 109; 110", graph.Run("MATCH (n:A) RETURN n.x ORDER BY n.x").Text);
        graph.Run("MATCH (n:A) WHERE n.x > 5 CREATE (:A {x: n.x + 100})");
        Assert.Equal("15", graph.Run("MATCH (n:A) RETURN count(n)").Text);
    }

    private static GraphValue Value(TestGraph graph, string expression)
    {
        var cursor = graph.Engine.Prepare($"RETURN {expression}")
            .Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None);
        Assert.True(cursor.MoveNext());
        return cursor.Current[0];
    }

    private static TestGraph Open()
    {
        var graph = new TestGraph(
            "CREATE INDEX FOR (n:A) ON (n.x)", "CREATE TEXT INDEX FOR (n:A) ON (n.x)", "CREATE INDEX FOR (n:A) ON (n.x, n.y)", "CREATE INDEX FOR (n:B) ON (n.x)",
            "CREATE INDEX FOR ()-[r:R]-() ON (r.x)", "CREATE INDEX FOR ()-[r:R]-() ON (r.y, r.x)");
        for (var i = 0; i < Values.Length * 2; i++)
        {
            var (x, y) = (Values[i % Values.Length], i % 3 == 0 ? "null" : Values[i * 7 % Values.Length]);
            graph.Run($"CREATE (a:A{(i % 2 == 0 ? ":B" : "")} {{id: {i}, x: {x}, y: {y}}})-[:R {{id: {i}, x: {y}, y: {x}}}]->({(i % 5 == 0 ? "a" : "")})");
        }

        graph.Run("CREATE (:A {id: 100}), (:A {id: 101, y: 1})");
        return graph;
    }
}
