using NetGraph.Cypher.Tests.Tck;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Functions of entities that are references into a stored graph, and of entities that the statement deletes.</summary>
public sealed class EntityFunctionTests
{
    [Theory]
    [InlineData("labels(a)", "['A', 'B']")]
    [InlineData("keys(a)", "['p', 'q']")]
    [InlineData("properties(r)", "{w: 1.5}")]
    [InlineData("type(r)", "'T'")]
    [InlineData("startNode(r)", "(:A:B {p: 1, q: 'x'})")]
    [InlineData("endNode(r)", "(:C)")]
    [InlineData("length(path)", "1")]
    [InlineData("[n IN nodes(path) | labels(n)]", "[['A', 'B'], ['C']]")]
    [InlineData("[x IN relationships(path) | type(x)]", "['T']")]
    [InlineData("id(a) = toInteger(split(elementId(a), ':')[2])", "true")]
    [InlineData("elementId(r) STARTS WITH '5:'", "true")]
    [InlineData("valueType(a)", "'NODE NOT NULL'")]
    [InlineData("point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))", "5.0")]
    [InlineData("datetime() = datetime.statement()", "true")]
    [InlineData("date('2020-01-31') + duration('P1M')", "'2020-02-29'")]
    public void Function_reads_the_stored_graph(string expression, string expected)
    {
        var value = Query($"MATCH path = (a:A)-[r]->() RETURN {expression} AS x");

        Assert.Equal(CanonicalText.Of(ValueNotation.Parse(expected)), CanonicalText.Of(value));
    }

    [Fact]
    public void Deleted_relationship_keeps_its_type_and_id()
    {
        Assert.Equal("T", Query("MATCH ()-[r]->() DELETE r RETURN type(r) AS x").AsString());
        Assert.Equal(GraphValueKind.Integer, Query("MATCH ()-[r]->() DELETE r RETURN id(r) AS x").Kind);
    }

    [Theory]
    [InlineData("MATCH (a:A) DETACH DELETE a RETURN labels(a)")]
    [InlineData("MATCH (a:A) DETACH DELETE a RETURN properties(a)")]
    [InlineData("MATCH (a:A) DETACH DELETE a RETURN keys(a)")]
    [InlineData("MATCH ()-[r]->() DELETE r RETURN properties(r)")]
    public void Deleted_entity_has_no_labels_and_properties_to_read(string query)
    {
        var error = Assert.Throws<CypherException>(() => Query(query));

        Assert.Equal(("EntityNotFound", "DeletedEntityAccess", CypherErrorPhase.Runtime), (error.Type, error.Detail, error.Phase));
    }

    private static GraphValue Query(string query)
    {
        using var engine = new EmbeddedTckEngine(TestContext.Current.CancellationToken);
        var none = new Dictionary<string, GraphValue>(StringComparer.Ordinal);
        engine.Execute("CREATE (:A:B {p: 1, q: 'x'})-[:T {w: 1.5}]->(:C)", none);
        return engine.Execute(query, none).Rows.Single().Single();
    }
}
