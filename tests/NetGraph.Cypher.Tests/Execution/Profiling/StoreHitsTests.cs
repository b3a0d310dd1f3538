using Xunit;

namespace NetGraph.Cypher.Tests.Execution.Profiling;

/// <summary>PROFILE charges each operator with what it asks of the store.</summary>
public sealed class StoreHitsTests
{
    private static readonly string[] Setup =
    [
        "CREATE (h:Hub {k: 0}) WITH h UNWIND range(1, 3) AS i CREATE (h)-[:R {w: i}]->(:Leaf {k: i})",
        "MATCH (l:Leaf {k: 1}) CREATE (l)-[:S]->(:Leaf {k: 3})",
    ];

    [Theory]
    [InlineData("MATCH (n) RETURN 1", "AllNodesScan (n)", 5)]
    [InlineData("MATCH (n:Leaf) RETURN 1", "LabelScan (n:Leaf)", 4)]
    [InlineData("MATCH (n:Leaf) RETURN n.k", "Project", 4)]
    [InlineData("MATCH (n:Leaf) WHERE n.k % 2 = 1 RETURN 1", "Filter", 4)]
    [InlineData("MATCH (n:Hub) WITH n LIMIT 1 MATCH (n)-[r]->(m) RETURN 1", "Expand", 4)]
    [InlineData("MATCH (n:Hub {k: 0}) RETURN 1", "IndexSeek (n:Hub)", 1)]
    [InlineData("MATCH (n:Leaf {k: 3}) RETURN 1", "IndexSeek (n:Leaf)", 3)]
    [InlineData("UNWIND [1, 2] AS x RETURN x", "Unwind", 0)]
    [InlineData("UNWIND [1, 2] AS x RETURN x", "Project", 0)]
    [InlineData("MATCH (n:Hub) RETURN n", "ProduceResult", 3)]
    [InlineData("CREATE (n:New:Newer {a: 1})", "Create", 4)]
    [InlineData("MATCH (n:Leaf) SET n.seen = true", "Set", 4)]
    [InlineData("MATCH (n:Hub) RETURN COUNT { (n)-[:R]->(m) WHERE m.k > 1 } AS c", "  Filter", 3)]
    public void Operator_is_charged_with_its_own_hits(string query, string @operator, int hits)
    {
        using var graph = new TestGraph(Setup);
        graph.Index("Hub", "k", unique: true);
        graph.Index("Leaf", "k");

        var plan = graph.Run("PROFILE " + query).Summary.Plan!; // PROFILE gives one

        var line = Assert.Single(plan.Split('\n'), l => l.Contains(@operator, StringComparison.Ordinal));
        Assert.EndsWith($", dbHits: {hits}]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_can_be_changed_under_a_profile()
    {
        using var graph = new TestGraph(Setup);

        graph.Run("PROFILE CREATE INDEX leaf_k FOR (n:Leaf) ON (n.k)");

        Assert.Contains("IndexSeek (n:Leaf)", graph.Explain("MATCH (n:Leaf {k: 3}) RETURN n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_gives_the_rows_of_the_statement()
    {
        using var graph = new TestGraph(Setup);
        const string Query = "MATCH (n:Hub)-[r:R]->(m) WHERE r.w < 3 RETURN m.k AS k, [(m)-[:S]->(x) | x.k] AS next ORDER BY k";

        Assert.Equal(graph.Run(Query).Text, graph.Run("PROFILE " + Query).Text);
    }
}
