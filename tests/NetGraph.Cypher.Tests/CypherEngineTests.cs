using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests;

public sealed class CypherEngineTests
{
    [Fact]
    public void Same_text_is_prepared_once()
    {
        using var graph = new TestGraph();

        Assert.Same(graph.Engine.Prepare("RETURN 1"), graph.Engine.Prepare("RETURN 1"));
        Assert.NotSame(graph.Engine.Prepare("RETURN 1"), graph.Engine.Prepare("RETURN 2"));
    }

    [Fact]
    public void Cache_forgets_what_was_used_longest_ago()
    {
        using var graph = new TestGraph(new CypherEngineOptions { PlanCacheSize = 2 });
        var first = graph.Engine.Prepare("RETURN 1");
        var second = graph.Engine.Prepare("RETURN 2");
        graph.Engine.Prepare("RETURN 1");
        graph.Engine.Prepare("RETURN 3");

        Assert.Same(first, graph.Engine.Prepare("RETURN 1"));
        Assert.NotSame(second, graph.Engine.Prepare("RETURN 2"));
    }

    [Fact]
    public void Prepared_query_takes_parameters_of_any_type()
    {
        using var graph = new TestGraph();

        Assert.Equal("2", graph.Run("RETURN $x + 1 AS y", ("x", 1)).Text);
        Assert.Equal("'a1'", graph.Run("RETURN $x + 1 AS y", ("x", "a")).Text);
    }

    [Fact]
    public void Plan_follows_a_new_index()
    {
        using var graph = new TestGraph("CREATE (:A {k: 1})");
        Assert.Contains("LabelScan", graph.Explain("MATCH (a:A {k: 1}) RETURN a"), StringComparison.Ordinal);

        graph.Index("A", "k");

        Assert.Contains("IndexSeek", graph.Explain("MATCH (a:A {k: 1}) RETURN a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_gives_a_plan_and_does_nothing()
    {
        using var graph = new TestGraph();

        var result = graph.Run("EXPLAIN CREATE (:A)");

        Assert.Contains("Create (", result.Summary.Plan, StringComparison.Ordinal);
        Assert.Empty(result.Rows);
        Assert.Equal(GraphChanges.None, result.Summary.Changes);
        Assert.Equal("0", graph.Run("MATCH (n) RETURN count(*)").Text);
    }

    [Fact]
    public void Profile_counts_rows_by_operator()
    {
        using var graph = new TestGraph("CREATE (:A {x: 1}), (:A {x: 2}), (:A {x: 3})");

        var result = graph.Run("PROFILE MATCH (a:A) WHERE a.x > 1 RETURN a.x");

        Assert.Equal("2; 3", result.SortedText);
        Assert.Contains("LabelScan (a:A) [est: 3, rows: 3, dbHits: 3]", result.Summary.Plan, StringComparison.Ordinal);
        Assert.Contains("Filter a.x > 1 [est: 1, rows: 2, dbHits: 3]", result.Summary.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_holds_whole_entities()
    {
        using var graph = new TestGraph("CREATE (:A {x: 1})-[:R {y: 2}]->(:B)");
        var query = graph.Engine.Prepare("MATCH p = (a:A)-[r]->() RETURN a, r, p, [a], {k: r}");
        var cursor = query.Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None);

        Assert.True(cursor.MoveNext());

        var node = cursor.Current[0].AsNode();
        Assert.Equal(("A", 1L), (node.Labels.Single(), node.Properties["x"].AsInteger()));
        Assert.Equal(("R", 2L), (cursor.Current[1].AsRelationship().Type, cursor.Current[1].AsRelationship().Properties["y"].AsInteger()));
        Assert.Equal("B", cursor.Current[2].AsPath().Nodes[1].AsNode().Labels.Single());
        Assert.Equal(node.Id, cursor.Current[3].AsList()[0].AsNode().Id);
        Assert.Equal("R", cursor.Current[4].AsMap()["k"].AsRelationship().Type);
    }
}
