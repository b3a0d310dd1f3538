using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>Which clauses are kept apart, and that those which are not cannot tell.</summary>
public sealed class BarrierTests
{
    public static TheoryData<string> Conflicts => new(
        "MATCH (n:A) CREATE (:A {x: n.x + 10})",
        "MATCH (n) CREATE (:B)",
        "MATCH (n) CREATE ()",
        "MATCH (a:A)-[:R]->(b) CREATE (b)-[:R]->(a)",
        "MATCH (a:A)-->(b) CREATE (b)-[:S]->(a)",
        "MATCH (n:A) WHERE n.x < 4 SET n.x = n.x + 1",
        "MATCH (n:A), (m:A) WHERE n.x = m.x + 1 SET m.x = n.x",
        "MATCH (n:A) WHERE NOT n:B SET n:B",
        "MATCH (n:A), (m) WHERE m:B SET n:B",
        "MATCH (n:A), (m:B) SET n:B",
        "MATCH (n:A), (m:A) REMOVE n:A",
        "MATCH (n:A), (m) WHERE 'B' IN labels(m) SET n:B",
        "MATCH (n:A) SET n.x = 1 SET n.x = n.x + 1",
        "MATCH (n:A), (m:A) SET n.x = n.y SET m.x = 7",
        "MATCH (n:A) SET n.x = 5 WITH n MATCH (m:A) WHERE m.x = 5 RETURN count(*)",
        "MATCH (n:A) CREATE (:B) WITH n MATCH (m:B) RETURN count(*)",
        "MATCH (a)-[r]->(b) DELETE r",
        "MATCH (a:A), (b:A) DETACH DELETE a",
        "UNWIND [1, 2, 1] AS i MERGE (:A {x: i}) MERGE (:A {x: i + 1})",
        "MATCH (m:B) WHERE m.x > 0 MERGE (n:A {x: m.x}) ON MATCH SET n.x = m.x + 1",
        "MATCH (n:A) MERGE (m:A {x: n.x + 1})",
        "MATCH (n:A) FOREACH (i IN [1, 2] | CREATE (:A {x: i}))",
        "MATCH (n:A) WHERE COUNT { (n)-->() } < 5 CREATE (n)-[:R]->(:C)",
        "MATCH (n:A) WHERE EXISTS { MATCH (m:B) WHERE m.x = n.x } CREATE (:B {x: n.x + 1})",
        "MATCH (n:A) CALL (n) { CREATE (:A {x: n.x}) }");

    public static TheoryData<string> Free => new(
        "MATCH (n:A) CREATE (:C {x: n.x})",
        "MATCH (a:A)-[:R]->(b) CREATE (b)-[:S]->(a)",
        "MATCH (n:A) WHERE n.y = 1 SET n.z = n.x",
        "MATCH (n:A) SET n:C",
        "MATCH (n:A), (m:A) SET n += {x: m.x}",
        "MATCH (n:A) SET n.x = 5 WITH n MATCH (m:B) WHERE m.y = 1 RETURN count(*)",
        "UNWIND [1, 2, 1] AS i MERGE (a:A {x: i}) MERGE (b:B {x: i}) MERGE (a)-[:T]->(b)",
        "UNWIND [{k: 1, v: 2}] AS row MERGE (n:A {x: row.k}) SET n.w = row.v");

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Barrier_stays_where_it_can_be_seen(string query)
    {
        using var graph = Open();

        Assert.Contains("Eager", graph.Explain(query), StringComparison.Ordinal);
        Assert.Equal(Outcome(query, "DropBarriers"), Outcome(query, ""));
    }

    [Theory]
    [MemberData(nameof(Free))]
    public void Barrier_goes_where_nothing_overlaps(string query)
    {
        using var graph = Open();

        Assert.DoesNotContain("Eager", graph.Explain(query), StringComparison.Ordinal);
        graph.Reconfigure(new CypherEngineOptions { DisabledRules = new HashSet<string> { "DropBarriers" } });
        Assert.Contains("Eager", graph.Explain(query), StringComparison.Ordinal);
        Assert.Equal(Outcome(query, "DropBarriers"), Outcome(query, ""));
    }

    private static TestGraph Open() => new(
        "CREATE (a:A {x: 1, y: 1}), (b:A:B {x: 2, y: 2}), (c:B {x: 3}), (d:A {x: 3, y: 3}), (a)-[:R]->(b), (b)-[:R]->(c), (b)-[:R]->(d), (d)-[:S]->(a)");

    /// <summary>Rows and the graph after them.</summary>
    private static string Outcome(string query, string disabled)
    {
        using var graph = Open();
        graph.Reconfigure(new CypherEngineOptions { DisabledRules = new HashSet<string> { disabled } });
        var rows = graph.Run(query).SortedText;
        return $"{rows}\n{graph.Run("MATCH (n) RETURN labels(n), properties(n)").SortedText}\n{graph.Run("MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(b)").SortedText}";
    }
}
