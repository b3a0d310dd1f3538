using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Planning;

/// <summary>Whole plans as EXPLAIN prints them.</summary>
public sealed class PlanTextTests
{
    [Fact]
    public void Match_starts_at_the_key_and_checks_conditions_where_they_can_be_known()
    {
        Check(
            "MATCH (a:Host)-[c:CONNECTED_TO]->(b:Host {key: $key}) WHERE c.packets > 10 RETURN a.key AS client, sum(c.bytes) AS bytes ORDER BY bytes DESC LIMIT 5",
            """
            ProduceResult client, bytes
              TopN bytes DESC limit 5
                Project client AS client, sum(c.bytes) AS bytes
                  Aggregate a.key AS client, sum(c.bytes) AS sum(c.bytes)
                    Filter a:Host AND c.packets > 10
                      Expand (b)<-[c:CONNECTED_TO]-(a)
                        IndexSeek (b:Host) b.key = $key
                          Argument
            """);
    }

    [Fact]
    public void Optional_match_is_an_apply()
    {
        Check(
            "MATCH (h:Internal) OPTIONAL MATCH (h)-[:OFFERS]->(s) WHERE s.number = 80 RETURN s",
            """
            ProduceResult s
              Project s AS s
                Apply optional s
                    Filter s.number = 80
                      Expand (h)-[:OFFERS]->(s)
                        Argument
                  LabelScan (h:Internal)
                    Argument
            """);
    }

    [Fact]
    public void Writes_are_kept_apart_from_reads()
    {
        Check(
            "MATCH (h:Host) CREATE (n:Host) RETURN n",
            """
            ProduceResult n
              Project n AS n
                Create (n:Host)
                  Eager
                    LabelScan (h:Host)
                      Argument
            """);
    }

    [Fact]
    public void Rows_from_a_parameter_need_no_barrier_around_a_merge()
    {
        Check(
            "UNWIND $rows AS row MERGE (h:Host {key: row.key}) SET h.x = row.x",
            """
            ProduceResult
              Set h['x'] = row.x
                Merge (h:Host {key: row.key})
                    IndexSeek (h:Host) h.key = row.key
                      Argument
                  Unwind $rows AS row
                    Argument
            """);
    }

    private static void Check(string query, string expected)
    {
        using var graph = SampleNetwork.Open();
        graph.Index("Host", "key", unique: true);

        var plan = string.Join('\n', graph.Explain(query).Split('\n').Select(l => l.TrimEnd()));

        Assert.Equal(expected.ReplaceLineEndings("\n"), plan);
    }
}
