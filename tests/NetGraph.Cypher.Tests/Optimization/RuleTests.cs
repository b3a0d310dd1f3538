using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Optimization;

/// <summary>What each rule does to a plan.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("PushFiltersDown", "MATCH (a)-->(b) WHERE a.x = 1 RETURN b", "Expand")]
    [InlineData("ScanByLabel", "MATCH (a:Host) RETURN a", "LabelScan (a:Host)")]
    [InlineData("SeekByIndex", "MATCH (a:Host {key: 'a'}) RETURN a", "IndexSeek (a:Host) a.key = 'a'")]
    [InlineData("SeekByIndex", "MATCH (a:Host) WHERE a.key IN $keys RETURN a", "IndexSeek (a:Host) a.key IN $keys")]
    [InlineData("SeekByIndex", "UNWIND $rows AS row MERGE (a:Host {key: row.key})", "IndexSeek (a:Host) a.key = row.key")]
    [InlineData("UnnestExists", "MATCH (a:Host) WHERE EXISTS { (a)-->() } RETURN a", "Apply semi")]
    [InlineData("UnnestExists", "MATCH (a:Host) WHERE NOT (a)-->() RETURN a", "Apply anti")]
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
        if (rule != "PushFiltersDown")
            Assert.DoesNotContain(line, without, StringComparison.Ordinal);
    }
}
