using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Planning;

/// <summary>USING INDEX and USING SCAN (Neo4j manual, "Planner hints"): the plan begins as asked, the answer stays.</summary>
public sealed class HintTests
{
    private static readonly string[] Setup =
    [
        "UNWIND range(0, 999) AS i CREATE (:A {k: i % 500, m: i % 2, s: i})",
        "UNWIND range(0, 9) AS i CREATE (:B {k: i})",
        "MATCH (a:A), (b:B) WHERE a.s % 10 = b.k CREATE (a)-[:R {w: a.s % 3}]->(b)",
        "MATCH (a:A) WHERE a.s < 20 SET a:C",
    ];

    [Theory]
    [InlineData("MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 AND b.k = 7 RETURN a.s AS s", "USING INDEX b:B(k)", "IndexSeek (b:B)", "LabelScan")]
    [InlineData("MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 AND b.k = 7 RETURN a.s AS s", "USING INDEX SEEK a:A(k)", "IndexSeek (a:A)", "IndexSeek (b:B)")]
    [InlineData("MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 AND b.k = 7 RETURN a.s AS s", "USING INDEX a:A(k) USING INDEX b:B(k)", "IndexSeek (a:A)", "LabelScan")]
    [InlineData("MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 RETURN a.s AS s", "USING SCAN a:A", "LabelScan (a:A)", "IndexSeek")]
    [InlineData("MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 RETURN a.s AS s", "USING SCAN b:B", "LabelScan (b:B)", "LabelScan (a:A)")]
    [InlineData("MATCH (a:A:C) {0} WHERE a.s < 5 RETURN a.s AS s", "USING SCAN a:A", "LabelScan (a:A)", "LabelScan (a:C)")]
    [InlineData("MATCH (a:A) {0} WHERE a.k = 7 AND a.m = 1 RETURN a.s AS s", "USING INDEX a:A(m)", "IndexSeek (a:A) a.m = 1", "a.k = 7]")]
    [InlineData("MATCH (a:A) {0} WHERE a.k >= 0 AND a.s = 7 RETURN a.s AS s", "USING INDEX a:A(k)", "IndexRangeSeek (a:A) a.k >= 0", "LabelScan")]
    [InlineData("MATCH (a:A)-[r:R]->(b:B) {0} WHERE r.w = 1 AND a.k = 7 RETURN a.s AS s", "USING INDEX r:R(w)", "RelationshipIndexSeek", "IndexSeek (a:A)")]
    [InlineData("MATCH (a:A)-[r:R]->(b:B) {0} WHERE r.w = 1 AND a.k = 7 RETURN a.s AS s", "USING SCAN r:R", "RelationshipScan", "IndexSeek (a:A)")]
    [InlineData("MATCH (x:B {{k: 1}}) OPTIONAL MATCH (a:A)-[:R]->(b:B) {0} WHERE a.k = 7 AND b.k = x.k + 6 RETURN a.s AS s", "USING SCAN b:B", "LabelScan (b:B)", "LabelScan (a:A)")]
    public void Plan_begins_as_asked_and_gives_the_same_rows(string query, string hint, string wanted, string unwanted)
    {
        using var graph = new TestGraph(Setup);
        graph.Index("A", "k");
        graph.Index("A", "m");
        graph.Index("B", "k");
        graph.Run("CREATE INDEX FOR ()-[r:R]-() ON (r.w)");
        var (free, hinted) = (query.Replace("{0}", "", StringComparison.Ordinal), query.Replace("{0}", hint, StringComparison.Ordinal));
        (free, hinted) = (free.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal), hinted.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));

        var plan = graph.Explain(hinted);

        Assert.Contains(wanted, plan, StringComparison.Ordinal);
        Assert.DoesNotContain(unwanted, plan, StringComparison.Ordinal);
        Assert.NotEmpty(graph.Run(free).Rows);
        Assert.Equal(graph.Run(free).SortedText, graph.Run(hinted).SortedText);
    }

    [Fact]
    public void Hint_of_an_index_that_is_not_there_is_noted_and_passed_over()
    {
        using var graph = new TestGraph(Setup);

        var result = graph.Run("MATCH (a:A) USING INDEX a:A(k) WHERE a.k = 7 RETURN a.s AS s");

        Assert.Equal("507; 7", result.SortedText);
        var note = Assert.Single(result.Summary.Notifications);
        Assert.Equal("Neo.ClientNotification.Schema.HintedIndexNotFound", note.Code);
        graph.Index("A", "k");
        Assert.Empty(graph.Run("MATCH (a:A) USING INDEX a:A(k) WHERE a.k = 7 RETURN a.s AS s").Summary.Notifications);
    }

    [Fact]
    public void Hint_on_a_node_that_is_known_already_changes_nothing()
    {
        using var graph = new TestGraph(Setup);
        graph.Index("A", "k");

        Assert.Equal("2", graph.Run("MATCH (a:A {k: 7}) MATCH (a:A)-->(b:B) USING SCAN a:A RETURN count(*)").Text);
    }

    [Fact]
    public void Hints_hold_in_a_long_pattern()
    {
        using var graph = new TestGraph("UNWIND range(0, 99) AS i CREATE (:A {k: i})", "MATCH (a:A), (b:A) WHERE b.k = a.k + 1 CREATE (a)-[:R]->(b)");
        graph.Index("A", "k");
        var path = "(a0:A {k: 5})" + string.Concat(Enumerable.Range(1, 30).Select(i => $"-[:R]->(a{i}:A)"));

        var hinted = $"MATCH {path} USING SCAN a30:A RETURN a30.k AS k";

        Assert.Contains("LabelScan (a30:A)", graph.Explain(hinted), StringComparison.Ordinal);
        Assert.DoesNotContain("LabelScan (a30:A)", graph.Explain($"MATCH {path} RETURN a30.k AS k"), StringComparison.Ordinal);
        Assert.Equal("35", graph.Run(hinted).Text);
    }
}
