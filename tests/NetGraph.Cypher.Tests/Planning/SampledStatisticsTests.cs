using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Planning;

/// <summary>What the planner learns of a graph without reading all of it.</summary>
public sealed class SampledStatisticsTests
{
    [Fact]
    public void Degree_is_the_mean_over_the_nodes_of_a_label()
    {
        using var graph = new TestGraph("CREATE (a:A)-[:R]->(b:B), (a)-[:R]->(c:B), (a)-[:S]->(b), (:A)");
        var statistics = new GraphStatistics(graph.BeginRead());

        Assert.Equal(1, statistics.Degree("A", "R", Direction.Outgoing));
        Assert.Equal(1.5, statistics.Degree("A", null, Direction.Outgoing));
        Assert.Equal(0, statistics.Degree("A", null, Direction.Incoming));
        Assert.Equal(1.5, statistics.Degree("B", null, Direction.Both));
        Assert.Equal(0.5, statistics.Degree(null, "R", Direction.Outgoing));
        Assert.Equal(0, statistics.Degree("A", "T", Direction.Outgoing));
        Assert.Equal(0, statistics.Degree("C", "R", Direction.Outgoing));
    }

    [Theory]
    [InlineData("i", 3000, 3000)]
    [InlineData("i % 10", 10, 10)]
    [InlineData("i % 200", 100, 1000)]
    public void Distinct_values_are_estimated_from_a_sample(string value, double least, double most)
    {
        using var graph = new TestGraph($"UNWIND range(1, 3000) AS i CREATE (:A {{x: {value}}})");

        var profile = new GraphStatistics(graph.BeginRead()).NodeValues("A", "x");

        Assert.InRange(profile.Distinct, least, most);
        Assert.Equal(1, profile.Present);
    }

    [Fact]
    public void Missing_values_are_counted()
    {
        using var graph = new TestGraph("UNWIND range(1, 100) AS i CREATE (n:A) FOREACH (_ IN CASE WHEN i % 4 = 0 THEN [1] ELSE [] END | SET n.x = i)");

        Assert.Equal(0.25, new GraphStatistics(graph.BeginRead()).NodeValues("A", "x").Present);
    }

    [Fact]
    public void Answers_are_remembered_until_the_graph_has_changed_by_a_fifth()
    {
        using var graph = new TestGraph("UNWIND range(1, 100) AS i CREATE (:A {x: 1})");
        Assert.Equal(1, new GraphStatistics(graph.BeginRead()).NodeValues("A", "x").Distinct);

        graph.Run("UNWIND range(1, 10) AS i CREATE (:A {x: i})");
        Assert.Equal(1, new GraphStatistics(graph.BeginRead()).NodeValues("A", "x").Distinct);

        graph.Run("UNWIND range(1, 40) AS i CREATE (:A {x: 5})");
        Assert.True(new GraphStatistics(graph.BeginRead()).NodeValues("A", "x").Distinct > 1);
    }
}
