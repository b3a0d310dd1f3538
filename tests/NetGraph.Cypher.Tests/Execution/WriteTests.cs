using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>What writing statements leave behind and what they count.</summary>
public sealed class WriteTests
{
    private const string Everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), labels(m)";

    [Theory]
    [InlineData("", "CREATE (:A {x: 1, y: null})-[:R]->(:B)", "['A'] | {x: 1} | 'R' | ['B']; ['B'] | {} | null | null")]
    [InlineData("", "CREATE (a:A) CREATE (a)<-[:R]-(:B)", "['A'] | {} | null | null; ['B'] | {} | 'R' | ['A']")]
    [InlineData("", "UNWIND [1, 2] AS x CREATE (:A {x: x})", "['A'] | {x: 1} | null | null; ['A'] | {x: 2} | null | null")]
    [InlineData("", "UNWIND [1, 1, 2] AS x MERGE (:A {x: x})", "['A'] | {x: 1} | null | null; ['A'] | {x: 2} | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MERGE (a:A {x: 1}) ON CREATE SET a.c = 1 ON MATCH SET a.m = 1", "['A'] | {x: 1, m: 1} | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MERGE (a:A {x: 2}) ON CREATE SET a.c = 1 ON MATCH SET a.m = 1", "['A'] | {x: 1} | null | null; ['A'] | {x: 2, c: 1} | null | null")]
    [InlineData("CREATE (:A)-[:R]->(:B)", "MATCH (a:A), (b:B) MERGE (b)-[:R]-(a)", "['A'] | {} | 'R' | ['B']; ['B'] | {} | null | null")]
    [InlineData("CREATE (:A), (:B)", "MATCH (a:A), (b:B) MERGE (a)-[:R]-(b)", "['A'] | {} | 'R' | ['B']; ['B'] | {} | null | null")]
    [InlineData("CREATE (:A {x: 1, y: 2})", "MATCH (a:A) SET a = {z: 3}", "['A'] | {z: 3} | null | null")]
    [InlineData("CREATE (:A {x: 1, y: 2})", "MATCH (a:A) SET a += {x: null, z: 3}", "['A'] | {y: 2, z: 3} | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MATCH (a:A) SET a.x = a.x + 1, a.y = a.x", "['A'] | {x: 2, y: 2} | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MATCH (a:A) SET a:B:C REMOVE a:A, a.x", "['B', 'C'] | {} | null | null")]
    [InlineData("CREATE (:A)-[:R]->(:B)", "MATCH (a)-[r]->(b) DELETE r, a", "['B'] | {} | null | null")]
    [InlineData("CREATE (:A)-[:R]->(:B)", "MATCH (a:A) DETACH DELETE a", "['B'] | {} | null | null")]
    [InlineData("CREATE (:A)-[:R]->(:B)", "MATCH p = (:A)-->() DELETE p", "")]
    [InlineData("CREATE (:A)-[:R]->(:B)", "MATCH (a:A) DELETE a WITH a MATCH ()-[r]->() DELETE r", "['B'] | {} | null | null")]
    [InlineData("CREATE (:A)", "MATCH (a:A) FOREACH (x IN [1, 2] | CREATE (a)-[:R]->(:B {x: x}))", "['A'] | {} | 'R' | ['B']; ['A'] | {} | 'R' | ['B']; ['B'] | {x: 1} | null | null; ['B'] | {x: 2} | null | null")]
    [InlineData("", "OPTIONAL MATCH (a) SET a.x = 1 REMOVE a:L DELETE a", "")]
    [InlineData("CREATE (:A), (:A)", "MATCH (a:A) CREATE (:A)", "['A'] | {} | null | null; ['A'] | {} | null | null; ['A'] | {} | null | null; ['A'] | {} | null | null")]
    [InlineData("", "UNWIND [1, 2, 3] AS x CREATE (:A {x: x}) RETURN x LIMIT 0", "['A'] | {x: 1} | null | null; ['A'] | {x: 2} | null | null; ['A'] | {x: 3} | null | null")]
    [InlineData("", "CREATE (a:A) WITH a LIMIT 0 RETURN a", "['A'] | {} | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MATCH (a:A) CALL { WITH a CREATE (:B {x: a.x}) }", "['A'] | {x: 1} | null | null; ['B'] | {x: 1} | null | null")]
    public void Statement_leaves(string setup, string statement, string expected)
    {
        using var graph = setup.Length == 0 ? new TestGraph() : new TestGraph(setup);

        graph.Run(statement);

        Assert.Equal(expected, graph.Run(Everything).SortedText);
    }

    [Theory]
    [InlineData("MATCH (n:N) SET n.i = n.i + 1 RETURN n.i AS i ORDER BY i", "2; 3")]
    [InlineData("MATCH (n:N) DELETE n RETURN count(*)", "2")]
    [InlineData("UNWIND [1, 2] AS x MATCH (n:N {i: 1}) SET n.c = coalesce(n.c, 0) + 1 RETURN n.c", "2; 2")]
    [InlineData("MATCH (n:N {i: 1}) MERGE (m:N {i: n.i}) RETURN id(n) = id(m)", "true")]
    [InlineData("MATCH (n:N {i: 1}) DELETE n MERGE (m:N {i: 1}) RETURN labels(m)", "['N']")]
    [InlineData("CREATE (n:N {i: 9}) RETURN n.i, labels(n)", "9 | ['N']")]
    [InlineData("CREATE p = (:X)-[:R]->(:Y) RETURN length(p), labels(nodes(p)[1])", "1 | ['Y']")]
    public void Statement_returns_the_graph_after_its_writes(string statement, string expected)
    {
        using var graph = new TestGraph("CREATE (:N {i: 1}), (:N {i: 2})");

        Assert.Equal(expected, graph.Run(statement).Text);
    }

    [Fact]
    public void Summary_counts_operations()
    {
        using var graph = new TestGraph();

        var created = graph.Run("CREATE (:A:B {x: 1, y: 2})-[:R {z: 1}]->(:C)").Summary.Changes;
        var changed = graph.Run("MATCH (a:A) SET a.x = 2, a:D REMOVE a:B, a.nothing").Summary.Changes;
        var deleted = graph.Run("MATCH (a:A) DETACH DELETE a").Summary.Changes;

        Assert.Equal(new GraphChanges(NodesCreated: 2, RelationshipsCreated: 1, PropertiesSet: 3, LabelsAdded: 3), created);
        Assert.Equal(new GraphChanges(PropertiesSet: 1, LabelsAdded: 1, LabelsRemoved: 1), changed);
        Assert.Equal(new GraphChanges(NodesDeleted: 1, RelationshipsDeleted: 1), deleted);
    }

    [Fact]
    public void Merge_by_a_unique_key_creates_once_a_value()
    {
        using var graph = new TestGraph();
        graph.Index("Host", "key", unique: true);
        var rows = GraphValue.Of([.. Enumerable.Range(0, 100).Select(i => GraphValue.Of(GraphMap.Of(("key", $"h{i % 10}"))))]);

        graph.Run("UNWIND $rows AS row MERGE (h:Host {key: row.key}) ON CREATE SET h.n = 1 ON MATCH SET h.n = h.n + 1", ("rows", rows));

        Assert.Equal("10 | 10 | 10", graph.Run("MATCH (h:Host) RETURN count(*), min(h.n), max(h.n)").Text);
    }

    [Fact]
    public void Read_only_transaction_refuses_a_write()
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<QueryException>(() =>
            graph.Engine.Prepare("CREATE (:A)").Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None));

        Assert.Equal("Neo.ClientError.Statement.AccessMode", error.Code);
    }
}
