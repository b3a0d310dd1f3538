using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>Nodes and relationships by id: what is found, and what cannot be an id.</summary>
public sealed class IdSeekTests
{
    [Theory]
    [InlineData("MATCH (n) WHERE id(n) = 1 RETURN n.x", "2")]
    [InlineData("MATCH (n) WHERE 1 = id(n) RETURN n.x", "2")]
    [InlineData("MATCH (n) WHERE id(n) = 1.0 RETURN n.x", "2")]
    [InlineData("MATCH (n) WHERE id(n) = 1.5 RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE id(n) = -1 RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE id(n) = 99 RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE id(n) = 'a' RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE id(n) = null RETURN n.x", "")]
    [InlineData("MATCH (n:B) WHERE id(n) = 0 RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE id(n) IN [2, 0, 2, null, 'a'] RETURN n.x", "1; 3")]
    [InlineData("MATCH (n) WHERE id(n) IN null RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE elementId(n) = '4:netgraph:1' RETURN n.x", "2")]
    [InlineData("MATCH (n) WHERE elementId(n) = '5:netgraph:1' RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE elementId(n) = '4:netgraph:01' RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE elementId(n) = 1 RETURN n.x", "")]
    [InlineData("MATCH (n) WHERE elementId(n) IN ['4:netgraph:0', '4:netgraph:'] RETURN n.x", "1")]
    [InlineData("UNWIND [0, 1] AS i MATCH (n) WHERE id(n) = i RETURN n.x", "1; 2")]
    [InlineData("MATCH (a {x: 1}) MATCH (b) WHERE id(b) = id(a) + 1 RETURN b.x", "2")]
    [InlineData("MATCH (a)-[r]->(b) WHERE id(r) = 0 RETURN a.x + '-' + b.x", "'1-2'")]
    [InlineData("MATCH (a)<-[r]-(b) WHERE id(r) = 0 RETURN a.x + '-' + b.x", "'2-1'")]
    [InlineData("MATCH (a)-[r]-(b) WHERE id(r) = 0 RETURN a.x + '-' + b.x", "'1-2'; '2-1'")]
    [InlineData("MATCH (a)-[r]-(b) WHERE id(r) = 2 RETURN a.x + '-' + b.x", "'3-3'")]
    [InlineData("MATCH (a)-[r:S]->(b) WHERE id(r) = 0 RETURN a.x", "")]
    [InlineData("MATCH (a:B)-[r]->(b) WHERE elementId(r) = '5:netgraph:1' RETURN b.x", "3")]
    public void Id_is_found_as_by_comparing(string query, string rows)
    {
        using var graph = new TestGraph("CREATE (a:A {x: 1}), (b:B {x: 2}), (c:C {x: 3}), (a)-[:R]->(b), (b)-[:S]->(c), (c)-[:R]->(c)");

        Assert.Equal(rows, graph.Run(query).SortedText);
        Assert.Contains("ByIdSeek", graph.Explain(query), StringComparison.Ordinal);
        graph.Reconfigure(new CypherEngineOptions { DisabledRules = new HashSet<string> { "SeekById" } });
        Assert.Equal(rows, graph.Run(query).SortedText);
    }

    [Fact]
    public void Deleted_node_is_not_found()
    {
        using var graph = new TestGraph("CREATE (:A), (:B)");

        Assert.Equal("", graph.Run("MATCH (a:A) WITH a, id(a) AS id DELETE a WITH id MATCH (n) WHERE id(n) = id RETURN n").Text);
    }

    [Fact]
    public void List_of_ids_must_be_a_list()
    {
        using var graph = new TestGraph("CREATE (:A)");

        Assert.Throws<CypherException>(() => graph.Run("MATCH (n) WHERE id(n) IN $x RETURN n", ("x", GraphValue.Of(1))));
    }
}
