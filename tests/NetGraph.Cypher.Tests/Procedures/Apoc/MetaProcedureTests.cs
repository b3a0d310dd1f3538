using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Apoc;

/// <summary>What <c>apoc.meta</c> says of a small graph: hosts, one of them internal, that talk, and a service.</summary>
public sealed class MetaProcedureTests
{
    private const string Graph =
        """
        CREATE (a:Host {name: 'a', port: 1}), (b:Host {name: 'b', port: 2.5}), (c:Host:Internal {name: 'c', tags: ['x']}), (s:Service), ({odd: date('2024-01-01')}),
               (a)-[:TALKS {packets: 1}]->(b), (a)-[:TALKS {packets: 2}]->(c), (c)-[:TALKS]->(c), (c)-[:OFFERS]->(s)
        """;

    [Fact]
    public void Statistics_count_by_label_and_type()
    {
        using var graph = Open();

        var row = graph.Run("CALL apoc.meta.stats() YIELD labelCount, relTypeCount, propertyKeyCount, nodeCount, relCount, labels, relTypes, relTypesCount RETURN *").Rows[0];

        Assert.Equal(
            "3 | {Host: 3, Internal: 1, Service: 1} | 5 | 5 | 4 | 2 | {`()-[:OFFERS]->()`: 1, `()-[:TALKS]->()`: 3, `()-[:OFFERS]->(:Service)`: 1, `()-[:TALKS]->(:Host)`: 3, `()-[:TALKS]->(:Internal)`: 2, `(:Host)-[:OFFERS]->()`: 1, `(:Host)-[:TALKS]->()`: 3, `(:Internal)-[:OFFERS]->()`: 1, `(:Internal)-[:TALKS]->()`: 1} | {OFFERS: 1, TALKS: 3}",
            row);
    }

    [Theory]
    [InlineData("value.Host.count", "3")]
    [InlineData("value.Host.type", "'node'")]
    [InlineData("value.Host.labels", "['Internal']")]
    [InlineData("value.Host.properties.name", "{existence: false, type: 'STRING', indexed: true, unique: true}")]
    [InlineData("value.Host.properties.tags.type", "'LIST'")]
    [InlineData("value.Host.relationships.TALKS", "{count: 3, direction: 'out', labels: ['Host', 'Internal'], properties: {packets: {existence: false, type: 'INTEGER'}}}")]
    [InlineData("value.Service.relationships", "{OFFERS: {count: 1, direction: 'in', labels: ['Host', 'Internal'], properties: {}}}")]
    [InlineData("value.TALKS", "{type: 'relationship', count: 3, properties: {packets: {existence: false, type: 'INTEGER'}}}")]
    [InlineData("keys(value)", "['Host', 'Internal', 'Service', 'OFFERS', 'TALKS']")]
    public void Schema_describes_labels_and_types(string expression, string expected)
    {
        using var graph = Open();

        Assert.Equal(expected, graph.Run($"CALL apoc.meta.schema() YIELD value RETURN {expression}").Text);
    }

    [Theory]
    [InlineData("includeLabels: ['Host'], includeRels: ['TALKS']", "['Host', 'TALKS']")]
    [InlineData("excludeLabels: ['Host'], excludeRels: 'TALKS', sample: 1000", "['Internal', 'Service', 'OFFERS']")]
    public void Schema_speaks_of_what_is_asked_for(string settings, string expected)
    {
        using var graph = Open();

        Assert.Equal(expected, graph.Run($"CALL apoc.meta.schema({{{settings}}}) YIELD value RETURN keys(value)").Text);
    }

    [Fact]
    public void Node_type_properties_come_by_set_of_labels()
    {
        using var graph = Open();

        Assert.Equal(
            """
            ':`Host`' | ['Host'] | 'name' | ['String'] | true | 2 | 2
            ':`Host`' | ['Host'] | 'port' | ['Double', 'Long'] | true | 2 | 2
            ':`Host`:`Internal`' | ['Host', 'Internal'] | 'name' | ['String'] | true | 1 | 1
            ':`Host`:`Internal`' | ['Host', 'Internal'] | 'tags' | ['StringArray'] | true | 1 | 1
            ':`Service`' | ['Service'] | null | null | false | 0 | 1
            '' | [] | 'odd' | ['Date'] | true | 1 | 1
            """,
            string.Join(Environment.NewLine, graph.Run("CALL apoc.meta.nodeTypeProperties()").Rows));
    }

    [Fact]
    public void Relationship_type_properties_come_by_the_labels_of_both_ends()
    {
        using var graph = Open();

        Assert.Equal(
            """
            ':`TALKS`' | ['Host'] | ['Host'] | 'packets' | ['Long'] | true | 1 | 1
            ':`TALKS`' | ['Host'] | ['Host', 'Internal'] | 'packets' | ['Long'] | true | 1 | 1
            ':`TALKS`' | ['Host', 'Internal'] | ['Host', 'Internal'] | null | null | false | 0 | 1
            """,
            string.Join(Environment.NewLine, graph.Run("CALL apoc.meta.relTypeProperties({includeRels: ['TALKS']})").Rows));
    }

    [Fact]
    public void Graph_of_the_graph_is_virtual()
    {
        using var graph = Open();

        var result = graph.Run("CALL apoc.meta.graph({excludeLabels: ['Internal']}) YIELD nodes, relationships RETURN [n IN nodes | [id(n), labels(n), n.count]], [r IN relationships | [type(r), r.count, id(startNode(r)), id(endNode(r))]]");

        Assert.Equal("[[-1, ['Host'], 3], [-2, ['Service'], 1]] | [['OFFERS', 1, -1, -2], ['TALKS', 3, -1, -1]]", result.Text);
        Assert.Equal("5", graph.Run("MATCH (n) RETURN count(*)").Text);
    }

    [Fact]
    public void Empty_graph_has_an_empty_schema()
    {
        using var graph = new TestGraph();

        Assert.Equal("{}", graph.Run("CALL apoc.meta.schema()").Text);
        Assert.Equal("[] | []", graph.Run("CALL apoc.meta.graph()").Text);
        Assert.Equal("0 | 0", graph.Run("CALL apoc.meta.stats() YIELD nodeCount, relCount RETURN nodeCount, relCount").Text);
    }

    private static TestGraph Open()
    {
        var graph = new TestGraph();
        graph.Index("Host", "name", unique: true);
        graph.Run(Graph);
        return graph;
    }
}
