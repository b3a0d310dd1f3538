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
        "MATCH (n) RETURN labels(n), n.key, COUNT { (n)-->() }, COUNT { (n)<-[:CONNECTED_TO]-() }, COUNT { (n)--() }, EXISTS { (n)-[:OFFERS]->() }",
        "MATCH (n) OPTIONAL MATCH (n)-[:OFFERS]->(m:Service) RETURN n.key, COUNT { (m)--() }",
        "MATCH (n)--() RETURN count(*)",
        "MATCH (n)-[r]-(m) RETURN labels(n), count(r), count(m)",
        "MATCH (h:Host)-->(x) WHERE h.bytes > 5 RETURN h.key, count(*) AS c",
        "MATCH (h:Nothing)-->(x) RETURN count(*)",
        "MATCH (a:Host), (b:Host) WHERE a.bytes = b.bytes RETURN a.key, b.key",
        "MATCH (a:Host), (s:Service) WHERE a.bytes = s.number - 60 RETURN a.key, s.key",
        "MATCH (a:Host), (b)-[:OFFERS]->(s) WHERE a.key = b.key AND s.number > 22 RETURN a.key, s.key",
        "MATCH (a:Host)-[c]->(b) MATCH (x:Host)-[d]->(y) WHERE c.port = d.port AND a <> x RETURN a.key, x.key",
        "MATCH (a:Host), (b:Host) WHERE a = b RETURN a.key",
        "MATCH p = (a:Host)-->(b) RETURN a.key, b.key",
        "MATCH (a:Host)-[*]-(b) RETURN DISTINCT a.key, b.key",
        "MATCH (a:Host), (b) WHERE EXISTS { (a)-[*]->(b) } RETURN a.key, b.key",
        "MATCH (a:Host) RETURN DISTINCT a.bytes AS b, count(*) AS c",
        "MATCH (a:Host) WITH DISTINCT a.bytes % 20 AS b RETURN DISTINCT b",
        "MATCH (a:Host) WHERE EXISTS { MATCH (s:Service) WHERE s.number = 80 } RETURN a.key, COUNT { MATCH (s:Service) } AS c, COLLECT { MATCH (s:Service) RETURN s.key ORDER BY s.key } AS l",
        "MATCH (a:Host) CALL { MATCH (s:Service) RETURN s.number AS m ORDER BY m LIMIT 1 } RETURN a.key, m",
        "MATCH (a:Host) OPTIONAL MATCH (s:Service {number: 80}) RETURN a.key, s.key",
        "MATCH (a:Host) WHERE a.bytes > 5 * 2 AND a.bytes > 10 AND true AND NOT false RETURN a.key, -(3 + 4) AS n",
        "WITH 'Host' AS l MATCH (h:$(l)) RETURN h.key",
        "UNWIND [['Host', 'Internal'], ['Service'], 'Host', [], 'Nothing', null, ['Host', null]] AS l MATCH (h:$(l))-->(x) RETURN l, h.key, x.key",
        "UNWIND [['Host', 'Internal'], ['Service'], 'Host', [], 'Nothing', null, ['Host', null]] AS l MATCH (h:$any(l)) RETURN l, count(h.key)",
        "UNWIND ['OFFERS', 'CONNECTED_TO'] AS t MATCH (a:Host)-[r:$(t)]-(b) RETURN t, a.key, b.key",
        "WITH ['OFFERS', 'CONNECTED_TO'] AS t MATCH (a:Host)-[:$any(t)*1..3]->(b:!$('Host')) RETURN a.key, b.key",
        "MATCH (a:Host)-->(b:$(labels(a))) RETURN a.key, b.key",
        "MATCH (a), (b:$(labels(a))) WHERE a.key = b.key RETURN a.key",
        "MATCH (n) WHERE id(n) IN [0, 1, 2] RETURN n.key",
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
