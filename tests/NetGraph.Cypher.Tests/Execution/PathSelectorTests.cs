using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>SHORTEST, ANY and their like. Source: Neo4j 5 manual, "Shortest paths".</summary>
public sealed class PathSelectorTests
{
    /// <summary>From 1 to 5: one way of two, two of three, one of four relationships.</summary>
    private const string Ways =
        "CREATE (a:N:S {i: 1}), (b:N {i: 2}), (c:N {i: 3}), (d:N {i: 4}), (e:N:T {i: 5}), (a)-[:R {w: 9}]->(b)-[:R {w: 1}]->(e),"
        + " (a)-[:R {w: 1}]->(c)-[:R {w: 1}]->(d)-[:R {w: 1}]->(e), (c)-[:R {w: 2}]->(b), (d)-[:R {w: 3}]->(b)";

    private const string Nodes = "RETURN [n IN nodes(p) | n.i] AS p";

    [Theory]
    [InlineData("MATCH p = SHORTEST 1 (:S)-->+(:T) " + Nodes, "[1, 2, 5]")]
    [InlineData("MATCH p = ANY SHORTEST (:S)-->+(:T) " + Nodes, "[1, 2, 5]")]
    [InlineData("MATCH p = ALL SHORTEST (:S)-->+(:T) " + Nodes, "[1, 2, 5]")]
    [InlineData("MATCH p = SHORTEST 3 PATHS (:S)-->+(:T) " + Nodes, "[1, 2, 5]; [1, 3, 2, 5]; [1, 3, 4, 5]")]
    [InlineData("MATCH p = SHORTEST 2 GROUPS (:S)-->+(:T) " + Nodes, "[1, 2, 5]; [1, 3, 2, 5]; [1, 3, 4, 5]")]
    [InlineData("MATCH p = SHORTEST GROUP (:S)-->+(:T) " + Nodes, "[1, 2, 5]")]
    [InlineData("MATCH p = SHORTEST 9 (:S)-->+(:T) " + Nodes, "[1, 2, 5]; [1, 3, 2, 5]; [1, 3, 4, 2, 5]; [1, 3, 4, 5]")]
    [InlineData("MATCH p = ALL (:S)-->+(:T) RETURN count(*)", "4")]
    [InlineData("MATCH p = ANY 2 (:S)-->+(:T) RETURN count(*)", "2")]
    // One for each pair of ends
    [InlineData("MATCH p = SHORTEST 1 (:S)-->+(x) RETURN x.i, length(p)", "2 | 1; 3 | 1; 4 | 2; 5 | 2")]
    [InlineData("MATCH SHORTEST 1 (x)-->*(y) RETURN count(*)", "15")]
    [InlineData("MATCH (t:T) MATCH p = SHORTEST 1 (x)-->+(t) RETURN x.i, length(p)", "1 | 2; 2 | 1; 3 | 2; 4 | 1")]
    [InlineData("MATCH (s:S), (t:T) MATCH p = SHORTEST 1 (s)-->+(t) " + Nodes, "[1, 2, 5]")]
    [InlineData("MATCH (s:S) OPTIONAL MATCH p = SHORTEST 1 (:T)-->+(s) RETURN p", "null")]
    // Conditions inside choose, the WHERE of the clause is asked of what was chosen
    [InlineData("MATCH p = SHORTEST 1 (:S)-[r WHERE r.w < 9]->+(:T) RETURN [n IN nodes(p) | n.i], size(r)", "[1, 3, 4, 5] | 3")]
    [InlineData("MATCH SHORTEST 1 (p = (:S)-->+(:T) WHERE length(p) > 3) " + Nodes, "[1, 3, 4, 2, 5]")]
    [InlineData("MATCH p = SHORTEST 1 (:S)-->+(:T) WHERE length(p) > 3 " + Nodes, "")]
    [InlineData("MATCH SHORTEST 1 (p = (:S)-->+(:T) WHERE none(n IN nodes(p) WHERE n.i = 2)) " + Nodes, "[1, 3, 4, 5]")]
    [InlineData("MATCH p = SHORTEST 1 (:S) ((x)-->(y) WHERE y.i <> 2)+ (:T) " + Nodes, "[1, 3, 4, 5]")]
    [InlineData("MATCH p = SHORTEST 1 (:S) ((x)-->(y)-->(z) WHERE x.i < z.i){2} (:T) " + Nodes, "[1, 3, 4, 2, 5]")]
    [InlineData("MATCH p = SHORTEST 1 (:S) ((x)-->(y)-->(z) WHERE x.i > z.i){2} (:T) " + Nodes, "")]
    [InlineData("MATCH p = SHORTEST 1 (:S) ((x)-->(y)-->(z)){2} (:T) RETURN [n IN x | n.i], [n IN y | n.i]", "[1, 4] | [3, 2]")]
    [InlineData("MATCH p = SHORTEST 1 (a:S)-->+(m WHERE m.i = 4)-->(b:T) RETURN [n IN nodes(p) | n.i], m.i", "[1, 3, 4, 5] | 4")]
    [InlineData("MATCH p = SHORTEST 1 (:T)<--+(:S) " + Nodes, "[5, 2, 1]")]
    [InlineData("MATCH p = SHORTEST 1 (a:N {i: 3})--+(a) RETURN length(p)", "3")]
    [InlineData("MATCH p = SHORTEST 1 (a:S)-->*(a) RETURN length(p)", "0")]
    [InlineData("MATCH (s:S) RETURN COUNT { SHORTEST 1 (s)-->+() }, EXISTS { ANY (s)-->{7}() }", "4 | false")]
    public void Selector_keeps_some_paths_for_each_pair_of_ends(string query, string expected)
    {
        using var graph = new TestGraph(Ways);

        Assert.Equal(expected, graph.Run(query).SortedText);
    }

    [Theory]
    [InlineData(1L, "1")]
    [InlineData(3L, "3")]
    [InlineData(100L, "4")]
    public void Number_of_paths_may_be_a_parameter(long count, string expected)
    {
        using var graph = new TestGraph(Ways);

        Assert.Equal(expected, graph.Run("MATCH SHORTEST $k (:S)-->+(:T) RETURN count(*)", ("k", GraphValue.Of(count))).Text);
    }

    [Fact]
    public void Number_of_paths_is_positive()
    {
        using var graph = new TestGraph(Ways);

        foreach (var bad in new[] { GraphValue.Of(0L), GraphValue.Of(-1L), GraphValue.Of(1.5), GraphValue.Null })
        {
            var error = Assert.Throws<CypherException>(() => graph.Run("MATCH SHORTEST $k (:S)-->+(:T) RETURN count(*)", ("k", bad)));
            Assert.Equal(("ArgumentError", "NumberOutOfRange"), (error.Type, error.Detail));
        }
    }

    /// <summary>Where the shortest walk of the pattern uses a relationship twice, a longer one that does not is found.</summary>
    [Fact]
    public void Walk_that_repeats_a_relationship_is_no_path()
    {
        using var graph = new TestGraph(
            "CREATE (a:S {i: 1})-[:R]->(b {i: 2}), (b)-[:R]->(c {i: 3})-[:R]->(d:T {i: 4})-[:R]->(e {i: 5})-[:R]->(b)");

        Assert.Equal("", graph.Run("MATCH p = SHORTEST 1 (:S)-->+({i: 2}) WHERE length(p) > 1 RETURN p").Text);
        Assert.Equal("[1, 2, 3, 4, 5, 2]", graph.Run("MATCH SHORTEST 1 (p = (:S)-->+({i: 2}) WHERE length(p) > 1) RETURN [n IN nodes(p) | n.i]").Text);
        Assert.Equal("", graph.Run("MATCH SHORTEST 1 (p = (:S)-->+({i: 2}) WHERE length(p) > 5) RETURN p").Text);

        // Three hops at a time lead from 1 to 4 after 3, or after 15, which goes round the cycle three times.
        Assert.Equal("3", graph.Run("MATCH p = SHORTEST 1 (:S) ((x)-->(y)-->(z)-->(u))+ (:T) RETURN length(p)").Text);
        Assert.Equal("", graph.Run("MATCH p = SHORTEST 1 (:S) ((x)-->(y)-->(z)-->(u)){2,} (:T) RETURN p").Text);
    }

    [Theory]
    [InlineData("MATCH p = SHORTEST 2 (:A)--+(a)--+(:B), q = ANY 2 (a)-->{,2}(:C) RETURN p", "only one of the clause")]
    [InlineData("MATCH ALL SHORTEST (n:A) (()-->(:B))+, (:X)--(n)--(:Y) RETURN n", "only one of the clause")]
    [InlineData("MATCH SHORTEST 0 (a)-->+(b) RETURN a", "must be greater than 0")]
    [InlineData("MATCH SHORTEST (a)-->+(b) RETURN a", "expected a number of paths")]
    [InlineData("MATCH SHORTEST -1 (a)-->+(b) RETURN a", "expected a number of paths")]
    [InlineData("MATCH SHORTEST 1 shortestPath((a)-[*]->(b)) RETURN a", "cannot be mixed")]
    [InlineData("CREATE p = SHORTEST 1 (a)-[:R]->(b)", "cannot stand in CREATE")]
    [InlineData("MATCH p = ANY SIMPLE (a)-->+(b) RETURN p", "SIMPLE is not supported")]
    [InlineData("MATCH SHORTEST 1 (p = (a)-->+(b)), (c) RETURN p", "only one of the clause")]
    public void Selector_that_cannot_be_is_refused(string query, string message)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal(CypherErrorPhase.CompileTime, error.Phase);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_searches_from_the_rarer_end()
    {
        using var graph = new TestGraph(Ways);

        Assert.Contains("PathSearch SHORTEST 2 (b) ((", graph.Explain("MATCH SHORTEST 2 (a)-->+(b:T) RETURN a"), StringComparison.Ordinal);
        Assert.Contains("PathSearch SHORTEST 1 GROUPS (a) ((", graph.Explain("MATCH ALL SHORTEST (a:T)-->+(b) RETURN a"), StringComparison.Ordinal);
        Assert.Contains(" into", graph.Explain("MATCH ANY (a:S)-->+(b:T) RETURN a"), StringComparison.Ordinal);
    }

    /// <summary>A ring of 20,000 and 60,000 chords: trying every path would not end.</summary>
    [Fact]
    public void Search_of_a_large_graph_visits_each_place_once()
    {
        using var graph = new TestGraph(
            "UNWIND range(0, 4999) AS i CREATE (:V {i: i})",
            "MATCH (v:V) WITH collect(v) AS vs UNWIND range(0, 4999) AS i UNWIND [1, 7, 131, 1009] AS step"
            + " WITH vs[i] AS a, vs[(i + step) % 5000] AS b CREATE (a)-[:E]->(b)");

        Assert.Equal("4999", graph.Run("MATCH p = SHORTEST 1 (a:V {i: 0})-->+(b:V) WHERE a <> b RETURN count(p)").Text);
        Assert.Equal("3", graph.Run("MATCH p = SHORTEST 3 (a:V {i: 0})-[:E]->+(b:V {i: 2500}) RETURN count(p)").Text);
    }
}
