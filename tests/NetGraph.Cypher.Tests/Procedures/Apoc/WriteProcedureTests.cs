using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Apoc;

/// <summary>What <c>apoc.create</c> and <c>apoc.merge</c> leave behind, count, and refuse.</summary>
public sealed class WriteProcedureTests
{
    private const string Everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), properties(r), labels(m)";

    [Theory]
    [InlineData("", "CALL apoc.create.node(['A', 'B'], {x: 1, y: null})", "['A', 'B'] | {x: 1} | null | null | null", 1, 0, 1, 2, 0)]
    [InlineData("", "CALL apoc.create.node([], null)", "[] | {} | null | null | null", 1, 0, 0, 0, 0)]
    [InlineData("", "CALL apoc.create.nodes(['A'], [{x: 1}, {x: 2}]) YIELD node RETURN node LIMIT 1", "['A'] | {x: 1} | null | null | null; ['A'] | {x: 2} | null | null | null", 2, 0, 2, 2, 0)]
    [InlineData("CREATE (:A), (:B)", "MATCH (a:A), (b:B) CALL apoc.create.relationship(a, 'R' + 'X', {w: 1}, b) YIELD rel RETURN rel", "['A'] | {} | 'RX' | {w: 1} | ['B']; ['B'] | {} | null | null | null", 0, 1, 1, 0, 0)]
    [InlineData("CREATE (:A {x: 1})", "MATCH (a) CALL apoc.create.addLabels(a, ['A', 'C']) YIELD node RETURN node", "['A', 'C'] | {x: 1} | null | null | null", 0, 0, 0, 1, 0)]
    [InlineData("CREATE (:A:B)", "MATCH (a) CALL apoc.create.removeLabels([id(a)], ['A', 'Z']) YIELD node RETURN node", "['B'] | {} | null | null | null", 0, 0, 0, 0, 1)]
    [InlineData("CREATE (:A:B)", "MATCH (a) CALL apoc.create.setLabels(a, ['B', 'C']) YIELD node RETURN node", "['B', 'C'] | {} | null | null | null", 0, 0, 0, 1, 1)]
    [InlineData("CREATE (:A)", "MATCH (a) CALL apoc.create.setProperty([a, null], 'k', 7) YIELD node RETURN node", "['A'] | {k: 7} | null | null | null", 0, 0, 1, 0, 0)]
    [InlineData("CREATE (:A {k: 1})", "MATCH (a) CALL apoc.create.setProperty(a, 'k', null) YIELD node RETURN node", "['A'] | {} | null | null | null", 0, 0, 1, 0, 0)]
    [InlineData("CREATE (:A)", "MATCH (a) CALL apoc.create.setProperties(a, ['k', 'l'], [7, 'x']) YIELD node RETURN node", "['A'] | {k: 7, l: 'x'} | null | null | null", 0, 0, 2, 0, 0)]
    [InlineData("CREATE (:A {k: 1, l: 2})", "MATCH (a) CALL apoc.create.removeProperties(a, ['k', 'z']) YIELD node RETURN node", "['A'] | {l: 2} | null | null | null", 0, 0, 1, 0, 0)]
    [InlineData("CREATE (a:A)-[:R]->(a)", "MATCH ()-[r]->() CALL apoc.create.setRelProperty(r, 'k', 7) YIELD rel RETURN rel", "['A'] | {} | 'R' | {k: 7} | ['A']", 0, 0, 1, 0, 0)]
    [InlineData("CREATE (a:A)-[:R {k: 1}]->(a)", "MATCH ()-[r]->() CALL apoc.create.removeRelProperties(id(r), ['k']) YIELD rel RETURN rel", "['A'] | {} | 'R' | {} | ['A']", 0, 0, 1, 0, 0)]
    [InlineData("", "UNWIND [1, 1, 2] AS x CALL apoc.merge.node(['A'], {x: x}, {c: true}, {m: true}) YIELD node RETURN node", "['A'] | {x: 1, c: true, m: true} | null | null | null; ['A'] | {x: 2, c: true} | null | null | null", 2, 0, 5, 2, 0)]
    [InlineData("CREATE (:A:B {x: 1}), (:A {x: 1})", "CALL apoc.merge.node.eager(['A', 'B'], {x: 1.0}, {}, {m: 1})", "['A', 'B'] | {x: 1, m: 1} | null | null | null; ['A'] | {x: 1} | null | null | null", 0, 0, 1, 0, 0)]
    [InlineData("CREATE (:A {x: 1}), (:A {x: 1})", "CALL apoc.merge.node(['A'], {x: 1}) YIELD node WITH count(*) AS c SET c.x = null", null, 0, 0, 0, 0, 0)]
    [InlineData("CREATE (:A), (:B)", "MATCH (a:A), (b:B) UNWIND [1, 1] AS i CALL apoc.merge.relationship(a, 'R', {w: 1}, {c: 1}, b, {m: 1}) YIELD rel RETURN rel", "['A'] | {} | 'R' | {w: 1, c: 1, m: 1} | ['B']; ['B'] | {} | null | null | null", 0, 1, 3, 0, 0)]
    [InlineData("CREATE (a:A), (b:B), (b)-[:R]->(a)", "MATCH (a:A), (b:B) CALL apoc.merge.relationship(a, 'R', {}, {}, b) YIELD rel RETURN rel", "['A'] | {} | 'R' | {} | ['B']; ['B'] | {} | 'R' | {} | ['A']", 0, 1, 0, 0, 0)]
    public void Call_leaves(string setup, string statement, string? expected, long nodes, long relationships, long properties, long added, long removed)
    {
        using var graph = setup.Length == 0 ? new TestGraph() : new TestGraph(setup);
        if (expected is null)
        {
            Assert.Throws<CypherException>(() => graph.Run(statement));
            return;
        }

        var changes = graph.Run(statement).Summary.Changes;

        Assert.Equal(expected, graph.Run(Everything).Text);
        Assert.Equal(new GraphChanges(nodes, 0, relationships, 0, properties, added, removed), changes);
    }

    [Fact]
    public void Merge_by_a_key_uses_its_index()
    {
        using var graph = new TestGraph();
        graph.Index("Host", "key", unique: true);

        graph.Run("UNWIND range(0, 999) AS i CALL apoc.merge.node(['Host'], {key: 'h' + toString(i % 10)}, {n: 1}, {seen: true}) YIELD node RETURN count(*)");

        Assert.Equal("10 | 10", graph.Run("MATCH (h:Host) RETURN count(*), count(h.seen)").Text);
    }

    [Theory]
    [InlineData("CALL apoc.create.node(['A', 1], {})", "'labels' of apoc.create.node must be a list of names: found INTEGER NOT NULL in it.")]
    [InlineData("CALL apoc.create.node([''], {})", "'labels' of apoc.create.node must be a list of names: found STRING NOT NULL in it.")]
    [InlineData("CALL apoc.create.node(['A'], {x: {y: 1}})", "Property 'x' cannot hold a Map; it takes single values and lists of values of one kind.")]
    [InlineData("CALL apoc.create.nodes(['A'], [1])", "'props' of apoc.create.nodes must be a list of maps: found INTEGER NOT NULL in it.")]
    [InlineData("MATCH (a:A) CALL apoc.create.relationship(a, 'R', {}, null) YIELD rel RETURN rel", "apoc.create.relationship needs two nodes: one of them is null.")]
    [InlineData("MATCH (a:A) CALL apoc.create.relationship(a, '', {}, a) YIELD rel RETURN rel", "apoc.create.relationship needs the name of a relationship type: found ''.")]
    [InlineData("CALL apoc.create.setProperty(99, 'k', 1)", "apoc.create.setProperty names node 99, which does not exist.")]
    [InlineData("CALL apoc.create.setProperty(0, null, 1)", "apoc.create.setProperty needs the key of a property: found null.")]
    [InlineData("CALL apoc.create.setProperties(0, ['k'], [])", "apoc.create.setProperties needs a value for each key: found 1 keys and 0 values.")]
    [InlineData("CALL apoc.create.setRelProperty(99, 'k', 1)", "apoc.create.setRelProperty names relationship 99, which does not exist.")]
    [InlineData("CALL apoc.merge.node(['A'], {})", "apoc.merge.node needs at least one identifying property.")]
    [InlineData("CALL apoc.merge.node(['A'], {x: null})", "apoc.merge.node cannot identify by null: found it for property 'x'.")]
    [InlineData("MATCH (a:A) CALL apoc.merge.relationship(null, 'R', {}, {}, a) YIELD rel RETURN rel", "apoc.merge.relationship needs two nodes: one of them is null.")]
    [InlineData("MATCH (a:A) DELETE a WITH a CALL apoc.create.addLabels(a, ['B']) YIELD node RETURN node", "The node with id 0 has been deleted in this statement; its labels and properties are gone.")]
    public void Call_refuses(string statement, string message)
    {
        using var graph = new TestGraph("CREATE (:A)");

        var error = Assert.Throws<CypherException>(() => graph.Run(statement));

        Assert.Equal(message, error.Message.Split('\n')[0]);
    }

    [Fact]
    public void Validate_ends_the_statement()
    {
        using var graph = new TestGraph();

        Assert.Equal("1", graph.Run("WITH 1 AS x CALL apoc.util.validate(x > 1, 'too large: %d', [x]) RETURN x").Text);
        var error = Assert.Throws<CypherException>(() => graph.Run("WITH 2 AS x CALL apoc.util.validate(x > 1, '%s is too large: %d', ['x', x]) RETURN x"));
        Assert.Equal("x is too large: 2", error.Message.Split('\n')[0]);
    }

    [Fact]
    public void Help_lists_what_is_there()
    {
        using var graph = new TestGraph();

        Assert.Equal(
            "'procedure' | 'apoc.merge.node' | true; 'procedure' | 'apoc.merge.node.eager' | true",
            graph.Run("CALL apoc.help('MERGE.node') YIELD type, name, writes RETURN type, name, writes").Text);
        Assert.Equal(
            "'apoc.path.expandConfig(startNode :: ANY, config :: MAP) :: (path :: PATH)'",
            graph.Run("CALL apoc.help('expandConfig') YIELD signature RETURN signature").Text);
    }
}
