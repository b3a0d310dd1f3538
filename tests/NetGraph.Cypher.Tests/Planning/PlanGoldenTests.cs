using System.Text;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Planning;

/// <summary>
/// Plans with their estimates over a graph with hubs, common and rare labels, and indexes: <c>Cases/Plans.txt</c>, a query and its
/// EXPLAIN after <c>---</c>, cases apart by <c>===</c>. <c>UPDATE_GOLDEN=1</c> rewrites the plans; read the difference.
/// </summary>
public sealed class PlanGoldenTests
{
    private static readonly string[] Setup =
    [
        // 400 hosts of which 10 are internal, 40 services, 5 rules; every host talks to 3 others, and all talk to host 0.
        "UNWIND range(0, 399) AS i CREATE (:Host {key: 'h' + i, number: i, segment: i % 8, name: 'host ' + (i % 50)})",
        "MATCH (h:Host) WHERE h.number < 10 SET h:Internal",
        "UNWIND range(0, 39) AS i CREATE (:Service {key: 's' + i, port: CASE WHEN i < 30 THEN 443 ELSE 1000 + i END})",
        "UNWIND range(0, 4) AS i CREATE (:Rule {key: 'r' + i, severity: i % 3})",
        "MATCH (a:Host) UNWIND [1, 7, 31] AS step MATCH (b:Host) WHERE b.number = (a.number + step) % 400 CREATE (a)-[:CONNECTED_TO {packets: a.number, port: step}]->(b)",
        "MATCH (a:Host), (hub:Host {key: 'h0'}) WHERE a <> hub CREATE (a)-[:CONNECTED_TO {packets: 1, port: 53}]->(hub)",
        "MATCH (h:Internal), (s:Service) WHERE toInteger(substring(s.key, 1)) % 10 = h.number CREATE (h)-[:OFFERS]->(s)",
        "MATCH (r:Rule), (s:Service) WHERE toInteger(substring(s.key, 1)) % 5 = toInteger(substring(r.key, 1)) CREATE (r)-[:SUPPORTS {alerts: 2}]->(s)",
    ];

    [Fact]
    public void Plans_are_as_written()
    {
        using var graph = new TestGraph(Setup);
        graph.Index("Host", "key", unique: true);
        graph.Index("Service", "key", unique: true);
        graph.Index("Service", "port");
        var file = Repository.PathOf("tests/NetGraph.Cypher.Tests/Planning/Cases/Plans.txt");
        var written = File.ReadAllText(file).ReplaceLineEndings("\n");
        var actual = new StringBuilder();
        foreach (var part in written.Split("===\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var query = part.Split("---\n")[0];
            actual.Append("===\n").Append(query).Append("---\n").Append(Explain(graph, query));
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual.ToString());
        Assert.Equal(written, actual.ToString());
    }

    private static string Explain(TestGraph graph, string query)
    {
        var text = string.Join('\n', query.Split('\n').Where(l => !l.StartsWith('#')));
        return graph.Run("EXPLAIN " + text, ("key", "h7"), ("keys", GraphValue.Of([GraphValue.Of("h1"), GraphValue.Of("h2")]))).Summary.Plan!; // EXPLAIN gives a plan
    }
}
