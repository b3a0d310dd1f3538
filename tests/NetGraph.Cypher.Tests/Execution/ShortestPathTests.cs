using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>shortestPath() and allShortestPaths(). Source: Neo4j 5 manual, "Shortest paths", the older functions.</summary>
public sealed class ShortestPathTests
{
    /// <summary>From 1 to 4: directly, by 2, by 3 and 5.</summary>
    private const string Ways =
        "CREATE (a:N {i: 1}), (b:N {i: 2}), (c:N {i: 3}), (d:N {i: 4}), (e:N {i: 5}), (a)-[:R {w: 9}]->(d), (a)-[:R {w: 5}]->(b)-[:S {w: 1}]->(d),"
        + " (a)-[:R {w: 1}]->(c)-[:S {w: 1}]->(e)-[:R {w: 1}]->(d)";

    private const string Ends = "MATCH (a {i: 1}), (b {i: 4}) ";
    private const string Nodes = " RETURN [n IN nodes(p) | n.i]";

    [Theory]
    // Conditions of the clause are asked during the search
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b))" + Nodes, "[1, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE all(r IN relationships(p) WHERE r.w < 9)" + Nodes, "[1, 2, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[r*]->(b)) WHERE all(x IN r WHERE x.w < 5)" + Nodes, "[1, 3, 5, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE none(r IN relationships(p) WHERE r.w = 9)" + Nodes, "[1, 2, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE all(r IN relationships(p) WHERE r.w < 9) AND none(n IN nodes(p) WHERE n.i = 2)" + Nodes, "[1, 3, 5, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE all(n IN nodes(p) WHERE n.i <> 1)" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE length(p) > 1" + Nodes, "[1, 2, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE any(n IN nodes(p) WHERE n.i = 5)" + Nodes, "[1, 3, 5, 4]")]
    [InlineData(Ends + "MATCH p = allShortestPaths((a)-[*]->(b)) WHERE size(relationships(p)) > 1" + Nodes, "[1, 2, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*..2]->(b)) WHERE length(p) > 2" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE a.i > b.i" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WITH p WHERE length(p) > 1" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE reduce(s = 0, r IN relationships(p) | s + r.w) < 5" + Nodes, "[1, 3, 5, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE all(r IN relationships(p) WHERE r.missing)" + Nodes, "")]
    // Pattern
    [InlineData(Ends + "MATCH p = shortestPath((b)-[*]-(a))" + Nodes, "[4, 1]")]
    [InlineData(Ends + "MATCH p = shortestPath((b)-[*]->(a))" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[:R|S*2..2 {w: 1}]->(b)) RETURN 1", null)]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[:R|S* {w: 1}]->(b))" + Nodes, "[1, 3, 5, 4]")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[:S*]->(b))" + Nodes, "")]
    [InlineData(Ends + "MATCH p = shortestPath((a)-[r:R]->(b)) RETURN r.w", "9")]
    [InlineData(Ends + "OPTIONAL MATCH p = shortestPath((a)-[:S*]->(b)) RETURN p", "null")]
    [InlineData("MATCH p = shortestPath((a:N)-[:R*]->(b:N)) WHERE a <> b AND a.i = 1 RETURN b.i, length(p)", "2 | 1; 3 | 1; 4 | 1")]
    [InlineData("MATCH p = shortestPath((a:N)-[*0..1]-(b:N)) WHERE a.i < 3 AND b.i < 3 RETURN a.i, b.i, length(p)", "1 | 1 | 0; 1 | 2 | 1; 2 | 1 | 1; 2 | 2 | 0")]
    // In expressions
    [InlineData(Ends + "RETURN length(shortestPath((a)-[*]->(b))), size(allShortestPaths((a)-[*]->(b))), shortestPath((b)-[*]->(a)) IS NULL", "1 | 1 | true")]
    [InlineData(Ends + "WITH a, b WHERE length(shortestPath((a)-[*]-(b))) = 1 RETURN a.i", "1")]
    [InlineData("OPTIONAL MATCH (a:Missing) OPTIONAL MATCH (b {i: 4}) RETURN shortestPath((a)-[*]-(b))", "null")]
    public void Shortest_path_satisfies_the_conditions_of_its_clause(string query, string? expected)
    {
        using var graph = new TestGraph(Ways);

        if (expected is null)
            Assert.Contains("minimal length of 0 or 1", Assert.Throws<CypherException>(() => graph.Run(query)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(expected, graph.Run(query).SortedText);
    }

    [Theory]
    [InlineData("MATCH (a {i: 1}) MATCH p = shortestPath((a)-[*]-(a)) RETURN p")]
    [InlineData("MATCH (a:N), (b:N) MATCH p = allShortestPaths((a)-[*]-(b)) WHERE length(p) > 7 RETURN p")]
    [InlineData("MATCH (a {i: 1}) RETURN shortestPath((a)-[*1..3]-(a))")]
    public void Equal_ends_are_an_error_unless_the_length_may_be_zero(string query)
    {
        using var graph = new TestGraph(Ways);

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Contains("start and end nodes are the same", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MATCH (a) RETURN shortestPath((a)-[*]-())", "leads from one bound node to another")]
    [InlineData("MATCH (a) RETURN shortestPath((a)-[*]-(b))", "'b' is not defined")]
    [InlineData("MATCH p = shortestPath((a)-[*2..]-(b)) RETURN p", "minimal length of 0 or 1")]
    [InlineData("MATCH p = shortestPath((a)) RETURN p", "exactly one relationship")]
    [InlineData("MATCH p = shortestPath((a)-[*]-(b)-->(c)) RETURN p", "exactly one relationship")]
    public void Function_that_cannot_be_is_refused(string query, string message)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal(CypherErrorPhase.CompileTime, error.Phase);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_asks_each_relationship_and_falls_back_for_the_rest()
    {
        using var graph = new TestGraph(Ways);

        Assert.Contains("ShortestPath (a)-[*1..]->(b) each", graph.Explain(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE all(r IN relationships(p) WHERE r.w < 9) RETURN p"), StringComparison.Ordinal);
        Assert.Contains("PathSearch SHORTEST 1 (a)", graph.Explain(Ends + "MATCH p = shortestPath((a)-[*]->(b)) WHERE length(p) > 1 RETURN p"), StringComparison.Ordinal);
    }
}
