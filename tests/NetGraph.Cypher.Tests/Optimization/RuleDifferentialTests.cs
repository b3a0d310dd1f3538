using NetGraph.Cypher.Optimization;
using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>A plan is right without any rule, and a rule changes no result.</summary>
public sealed class RuleDifferentialTests
{
    public static TheoryData<string> Queries => new(
        "MATCH (h:Host) RETURN count(*)",
        "MATCH (n) RETURN count(n)",
        "MATCH ()-[r]->() RETURN count(r)",
        "MATCH ()-[r:OFFERS]->() RETURN count(*)",
        "MATCH ()-[r:OFFERS]-() RETURN count(*)",
        "MATCH (h:Host {key: 'a'}) RETURN h.key",
        "MATCH (h:Host) WHERE h.key IN ['a', 'b', 'a', null] RETURN h.key",
        "MATCH (h:Host) WHERE h.key = 'c' AND h.bytes > 5 AND h:Internal RETURN h.key",
        "MATCH (h:Internal:Host {key: 'c'}) RETURN h.key",
        "MATCH (a:Host {key: 'a'})-[c:CONNECTED_TO]->(b:Host) WHERE c.packets > 2 AND b.bytes > a.bytes RETURN b.key, c.packets",
        "MATCH (a:Host), (b:Host) WHERE a.key = b.key RETURN a.key",
        "MATCH (a:Host)-[c:CONNECTED_TO]->(b)-[o:OFFERS]->(s:Service) WHERE s.number = c.port RETURN a.key, s.key",
        "MATCH (a:Host) OPTIONAL MATCH (a)-[:OFFERS]->(s) WHERE s.number > 50 RETURN a.key, s.key",
        "MATCH (a:Host) WHERE (a)-[:OFFERS]->() RETURN a.key",
        "MATCH (a:Host) WHERE NOT EXISTS { (a)-[:CONNECTED_TO]->(:Internal) } AND a.bytes >= 10 RETURN a.key",
        "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host) RETURN b.key AS host, sum(c.packets) AS packets ORDER BY packets DESC, host LIMIT 2",
        "MATCH (a:Host) RETURN a.key AS k ORDER BY k SKIP 1 LIMIT 2",
        "MATCH (a:Host)-[*1..3]->(x) WHERE a.key = 'a' RETURN DISTINCT labels(x), x.key",
        "MATCH p = (a:Host {key: 'a'})-[:CONNECTED_TO*]->(b:Host) WHERE all(r IN relationships(p) WHERE r.packets < 6) RETURN b.key, length(p)",
        "MATCH p = shortestPath((a:Host {key: 'a'})-[*]-(s:Service {number: 22})) RETURN length(p)",
        "MATCH (a:Host) WITH a, a.bytes AS b WHERE b > 10 MATCH (a)-->(x) RETURN a.key, count(x)",
        "UNWIND ['a', 'd', 'z'] AS k MATCH (h:Host {key: k}) RETURN h.key",
        "MATCH (a:Host)-[r]-(b:Host) RETURN a.key, type(r), b.key",
        "MATCH (a)-[r]->(a) RETURN a.key",
        "MATCH (a:Host)-[r:CONNECTED_TO]->(b:Host), (c:Rule)-[:SUPPORTS]->(s)<-[:OFFERS]-(b) RETURN a.key, c.key",
        "CALL { MATCH (h:Host) RETURN h ORDER BY h.key DESC LIMIT 2 } MATCH (h)-->(x) WHERE h.key < 'd' RETURN h.key, count(*)");

    [Theory]
    [MemberData(nameof(Queries))]
    public void Rules_change_no_result(string query)
    {
        using var graph = SampleNetwork.Open();
        graph.Index("Host", "key", unique: true);
        graph.Index("Service", "number");
        var all = Optimizer.Rules.Select(r => r.Name).ToHashSet();
        string Run(IReadOnlySet<string> disabled)
        {
            graph.Reconfigure(new CypherEngineOptions { DisabledRules = disabled });
            var result = graph.Run(query);
            return query.Contains("ORDER BY", StringComparison.Ordinal) ? result.Text : result.SortedText;
        }

        var expected = Run(all);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Run(new HashSet<string>()));
        foreach (var rule in all)
        {
            Assert.Equal(expected, Run(new HashSet<string> { rule }));
            Assert.Equal(expected, Run(all.Where(r => r != rule).ToHashSet()));
        }
    }
}
