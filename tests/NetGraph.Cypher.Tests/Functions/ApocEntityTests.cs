using NetGraph.Cypher.Tests.Execution;
using NetGraph.Cypher.Tests.Tck;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Helpers that read the store, over (:A:B {p: 1})-[:T {w: 2}]->(:C {p: 3})-[:S]->(a) and a loop (a)-[:T]->(a).</summary>
public sealed class ApocEntityTests
{
    private static readonly Dictionary<string, GraphValue> None = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("apoc.node.degree(a)", "3")]
    [InlineData("apoc.node.degree(a, 'T')", "2")]
    [InlineData("apoc.node.degree(a, 'T>')", "2")]
    [InlineData("apoc.node.degree(a, '<S|T>')", "3")]
    [InlineData("apoc.node.degree(a, 'X')", "0")]
    [InlineData("apoc.node.degree(null)", "null")]
    [InlineData("apoc.node.degree.in(a)", "2")]
    [InlineData("apoc.node.degree.in(a, 'T')", "1")]
    [InlineData("apoc.node.degree.out(a)", "2")]
    [InlineData("apoc.node.degree.out(a, 'S')", "0")]
    [InlineData("apoc.node.relationship.exists(a, 'S>')", "false")]
    [InlineData("apoc.node.relationship.exists(a, '<S')", "true")]
    [InlineData("apoc.node.relationship.types(a)", "['S', 'T']")]
    [InlineData("apoc.node.relationship.types(a, 'T>')", "['T']")]
    [InlineData("apoc.node.id(a) = id(a)", "true")]
    [InlineData("apoc.node.labels(a)", "['A', 'B']")]
    [InlineData("apoc.rel.id(r) = id(r)", "true")]
    [InlineData("apoc.rel.type(r)", "'T'")]
    [InlineData("apoc.rel.startNode(r).p", "1")]
    [InlineData("apoc.rel.endNode(r).p", "3")]
    [InlineData("apoc.any.properties(r)", "{w: 2}")]
    [InlineData("apoc.any.properties(a, ['q'])", "{}")]
    [InlineData("apoc.any.property(a, 'p')", "1")]
    [InlineData("apoc.any.isDeleted(a)", "false")]
    [InlineData("apoc.label.exists(a, 'B')", "true")]
    [InlineData("apoc.meta.cypher.types(a)", "{p: 'INTEGER'}")]
    [InlineData("apoc.convert.toMap(a)", "{p: 1}")]
    [InlineData("[x IN apoc.coll.sortNodes([a, c], 'p') | x.p]", "[3, 1]")]
    [InlineData("apoc.map.groupBy([a, c], 'p')['3'].p", "3")]
    [InlineData("apoc.convert.fromJsonMap(apoc.convert.toJson(a)).labels", "['A', 'B']")]
    [InlineData("apoc.convert.fromJsonMap(apoc.convert.toJson(r)).end.properties", "{p: 3}")]
    [InlineData("apoc.convert.fromJsonMap(apoc.convert.toJson(r)).label", "'T'")]
    public void Helper_reads_the_store(string expression, string expected)
    {
        var value = Query($"MATCH (a:A)-[r:T]->(c:C) RETURN {expression} AS x");

        Assert.Equal(CanonicalText.Of(ValueNotation.Parse(expected)), CanonicalText.Of(value));
    }

    [Fact]
    public void Deleted_entity_says_so()
    {
        Assert.True(Query("MATCH (a:A)-[r:T]->(:C) DELETE r RETURN apoc.any.isDeleted(r) AS x").IsTrue);
        Assert.Equal("DeletedEntityAccess", Assert.Throws<CypherException>(() => Query("MATCH (a:A) DETACH DELETE a RETURN apoc.node.degree(a) AS x")).Detail);
    }

    [Theory]
    [InlineData("CALL apoc.coll.partition([1, 2, 3], 2)", "[1, 2]; [3]")]
    [InlineData("CALL apoc.coll.partition([], 2)", "")]
    [InlineData("CALL apoc.coll.partition(null, 2)", "")]
    [InlineData("CALL apoc.coll.split([1, 0, 2, 3, 0, 0], 0)", "[1]; [2, 3]")]
    [InlineData("CALL apoc.coll.split(null, 0)", "")]
    [InlineData("CALL apoc.coll.zipToRows([1, 2], ['a'])", "[1, 'a']; [2, null]")]
    public void Procedure_gives_a_row_for_each_part(string call, string expected)
    {
        using var graph = new TestGraph();

        Assert.Equal(expected, graph.Run(call + " YIELD value RETURN value").Text);
    }

    [Fact]
    public void Partition_of_nothing_at_a_time_is_refused()
    {
        using var graph = new TestGraph();

        Assert.Equal("InvalidArgumentValue", Assert.Throws<CypherException>(() => graph.Run("CALL apoc.coll.partition([1], 0)")).Detail);
    }

    private static GraphValue Query(string query)
    {
        using var engine = new EmbeddedTckEngine(TestContext.Current.CancellationToken);
        engine.Execute("CREATE (a:A:B {p: 1})-[:T {w: 2}]->(:C {p: 3})-[:S]->(a), (a)-[:T]->(a)", None);
        return engine.Execute(query, None).Rows.Single().Single();
    }
}
