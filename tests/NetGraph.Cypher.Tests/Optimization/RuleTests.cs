using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>What each rule does to a plan.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("PushFiltersDown", "MATCH (a)-->(b) WHERE a.x = 1 RETURN b", "Expand")]
    [InlineData("ScanByDynamicLabel", "WITH 'Host' AS l MATCH (a:$(l)) RETURN a", "DynamicLabelScan (a:$(l))")]
    [InlineData("ScanByLabel", "MATCH (a:Host) RETURN a", "LabelScan (a:Host)")]
    [InlineData("SeekByIndex", "MATCH (a:Host {key: 'a'}) RETURN a", "IndexSeek (a:Host) a.key = 'a'")]
    [InlineData("SeekByIndex", "MATCH (a:Host) WHERE a.key IN $keys RETURN a", "IndexSeek (a:Host) a.key IN $keys")]
    [InlineData("SeekByIndex", "UNWIND $rows AS row MERGE (a:Host {key: row.key})", "IndexSeek (a:Host) a.key = row.key")]
    [InlineData("UnnestExists", "MATCH (a:Host) WHERE EXISTS { (a)-->(:Host) } RETURN a", "Apply semi")]
    [InlineData("UnnestExists", "MATCH (a:Host) WHERE NOT (a)-->(:Host) RETURN a", "Apply anti")]
    [InlineData("CountByDegree", "MATCH (a:Host) WHERE EXISTS { (a)-->() } RETURN a", "Filter degree((a)-->()) > 0")]
    [InlineData("CountByDegree", "MATCH (a:Host) WHERE NOT (a)<-[:OFFERS]-() RETURN a", "Filter NOT (degree((a)<-[:OFFERS]-()) > 0)")]
    [InlineData("CountByDegree", "MATCH (a:Host) RETURN COUNT { (a)--() } AS c", "Project degree((a)--()) AS c")]
    [InlineData("CountByDegree", "MATCH (a:Host) RETURN size([(a)-[:OFFERS]->() | 1]) AS c", "Project degree((a)-[:OFFERS]->()) AS c")]
    [InlineData("SumDegrees", "MATCH (c:Internal)--(x) RETURN c.key, count(x)", "Filter degree((c)--()) > 0")]
    [InlineData("SeekById", "MATCH (a) WHERE id(a) = 3 RETURN a", "NodeByIdSeek (a) id(a) = 3")]
    [InlineData("JoinByHash", "MATCH (a:Host), (b:Host) WHERE a.bytes = b.bytes AND a <> b RETURN a, b", "HashJoin a.bytes = b.bytes")]
    [InlineData("SkipUnreadPaths", "MATCH p = (a:Host)-->(b) RETURN a", "Project a AS a")]
    [InlineData("DropDistinct", "MATCH (a:Host) RETURN DISTINCT a.bytes AS b, count(*) AS c", "Aggregate a.bytes AS b")]
    [InlineData("RunOnce", "MATCH (a:Host) RETURN a, COUNT { MATCH (s:Service) WHERE s.number = 80 } AS c", "Remember")]
    [InlineData("RunOnce", "MATCH (a:Host) CALL { MATCH (s:Service) RETURN max(s.number) AS m } RETURN a, m", "Remember")]
    [InlineData("FoldConstants", "MATCH (a:Host) WHERE a.bytes > 60 * 60 AND a.bytes > 3600 AND true RETURN a", "Filter a.bytes > 3600\n")]
    [InlineData("DropBarriers", "MATCH (h:Host) CREATE (:Log {key: h.key})", "Create (anon_")]
    [InlineData("TakeFirstOfOrder", "MATCH (a:Host) RETURN a ORDER BY a.key SKIP 1 LIMIT 2", "TopN a.key skip 1 limit 2")]
    [InlineData("CountFromStore", "MATCH (a:Host) RETURN count(*)", "CountStore count((:Host))")]
    [InlineData("CountFromStore", "MATCH ()-[r:OFFERS]->() RETURN count(r)", "CountStore count(()-[:OFFERS]->())")]
    public void Rule_makes_the_operator(string rule, string query, string line)
    {
        using var graph = SampleNetwork.Open();
        graph.Index("Host", "key", unique: true);

        var with = graph.Explain(query);
        graph.Reconfigure(new CypherEngineOptions { DisabledRules = new HashSet<string> { rule } });
        var without = graph.Explain(query);

        Assert.Contains(line, with, StringComparison.Ordinal);
        Assert.NotEqual(with, without);
        if (rule is not ("PushFiltersDown" or "SkipUnreadPaths" or "DropDistinct" or "DropBarriers"))
            Assert.DoesNotContain(line, without, StringComparison.Ordinal);
    }
}
