using System.Globalization;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

public sealed class PathAndSimilarityTests
{
    /// <summary>The example of the Graph Data Science manual, page "Dijkstra source-target": A to F are 1 to 6.</summary>
    private static AlgorithmGraph Roads() => AlgorithmGraph.Weighted(
        6, (1, 2, 50), (1, 3, 50), (1, 4, 100), (2, 4, 40), (3, 4, 40), (3, 5, 80), (4, 5, 30), (4, 6, 80), (5, 6, 40));

    [Fact]
    public void Dijkstra_finds_the_manuals_route()
    {
        using var graph = Roads();

        var result = graph.Graph.Run(
            """
            MATCH (a:N {i: 1}), (f:N {i: 6})
            CALL netgraph.algo.shortestPath.dijkstra.stream({sourceNode: a, targetNode: f, relationshipWeightProperty: 'w'})
            YIELD index, sourceNode, targetNode, totalCost, nodeIds, costs, path
            RETURN index, sourceNode.i, targetNode.i, totalCost, nodeIds, costs, [n IN nodes(path) | n.i] AS route, length(path) AS length
            """);

        Assert.Equal("0 | 1 | 6 | 160.0 | [0, 1, 3, 4, 5] | [0.0, 50.0, 90.0, 120.0, 160.0] | [1, 2, 4, 5, 6] | 4", result.Text);
    }

    [Theory]
    [InlineData("sourceNode: 0, targetNodes: [5, 2]", "3 | 1.0; 6 | 2.0")]
    [InlineData("sourceNode: 0, targetNode: 0", "1 | 0.0")]
    [InlineData("sourceNode: 5, targetNode: 0", "")]
    [InlineData("sourceNode: 5, targetNode: 0, orientation: 'REVERSE'", "1 | 2.0")]
    public void Dijkstra_without_weights_counts_relationships(string settings, string expected)
    {
        using var graph = Roads();

        Assert.Equal(expected, graph.Graph.Run($"CALL netgraph.algo.shortestPath.dijkstra.stream({{{settings}}}) YIELD targetNode, totalCost RETURN targetNode.i, totalCost").Text);
    }

    [Fact]
    public void Dijkstra_from_one_source_agrees_with_all_distances()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed);
            var distances = new NaiveGraph(graph, undirected: false, weighted: true).Distances();

            var rows = graph.Graph.Run(
                """
                MATCH (s:N {i: 1})
                CALL netgraph.algo.allShortestPaths.dijkstra.stream({sourceNode: s, relationshipWeightProperty: 'w'}) YIELD targetNode, totalCost, path
                RETURN targetNode.i, totalCost, reduce(sum = 0.0, r IN relationships(path) | sum + r.w) AS walked
                """).Rows;

            var found = rows.Select(row => row.Split(" | ")).ToDictionary(cells => int.Parse(cells[0], CultureInfo.InvariantCulture), cells => cells[1..]);
            foreach (var target in Enumerable.Range(1, graph.NodeCount))
            {
                var expected = distances[1, target];
                Assert.Equal(double.IsFinite(expected), found.ContainsKey(target));
                if (found.TryGetValue(target, out var costs))
                    Assert.All(costs, cost => Assert.Equal(expected, double.Parse(cost, CultureInfo.InvariantCulture), 9));
            }
        }
    }

    [Fact]
    public void Dijkstra_walks_only_as_far_as_rows_are_asked_for()
    {
        using var graph = AlgorithmGraph.Path(1000);

        Assert.Equal("1; 2", graph.Graph.Run("CALL netgraph.algo.allShortestPaths.dijkstra.stream({sourceNode: 0}) YIELD targetNode RETURN targetNode.i LIMIT 2").Text);
    }

    [Theory]
    [InlineData("", "'Alice' | 'Dave' | 1.0; 'Alice' | 'Bob' | 0.67; 'Alice' | 'Carol' | 0.33; 'Bob' | 'Alice' | 0.67; 'Bob' | 'Dave' | 0.67; 'Carol' | 'Alice' | 0.33; 'Carol' | 'Dave' | 0.33; 'Dave' | 'Alice' | 1.0; 'Dave' | 'Bob' | 0.67; 'Dave' | 'Carol' | 0.33")]
    [InlineData("topK: 1", "'Alice' | 'Dave' | 1.0; 'Bob' | 'Alice' | 0.67; 'Carol' | 'Alice' | 0.33; 'Dave' | 'Alice' | 1.0")]
    [InlineData("topN: 3", "'Alice' | 'Dave' | 1.0; 'Dave' | 'Alice' | 1.0; 'Alice' | 'Bob' | 0.67")]
    [InlineData("similarityCutoff: 0.9", "'Alice' | 'Dave' | 1.0; 'Dave' | 'Alice' | 1.0")]
    [InlineData("degreeCutoff: 3", "'Alice' | 'Dave' | 1.0; 'Dave' | 'Alice' | 1.0")]
    [InlineData("similarityMetric: 'overlap', topK: 1", "'Alice' | 'Bob' | 1.0; 'Bob' | 'Alice' | 1.0; 'Carol' | 'Alice' | 1.0; 'Dave' | 'Alice' | 1.0")]
    [InlineData("similarityMetric: 'cosine', topN: 1, similarityCutoff: 0.0", "'Alice' | 'Dave' | 1.0")]
    public void Similar_nodes_share_neighbours(string settings, string expected)
    {
        using var graph = new Execution.TestGraph(
            """
            CREATE (alice:Person {name: 'Alice'}), (bob:Person {name: 'Bob'}), (carol:Person {name: 'Carol'}), (dave:Person {name: 'Dave'}), (eve:Person {name: 'Eve'}),
                   (guitar:Instrument), (synthesizer:Instrument), (bongos:Instrument), (trumpet:Instrument),
                   (alice)-[:LIKES]->(guitar), (alice)-[:LIKES]->(synthesizer), (alice)-[:LIKES]->(bongos),
                   (bob)-[:LIKES]->(guitar), (bob)-[:LIKES]->(synthesizer), (carol)-[:LIKES]->(bongos), (carol)-[:LIKES]->(bongos),
                   (dave)-[:LIKES]->(guitar), (dave)-[:LIKES]->(synthesizer), (dave)-[:LIKES]->(bongos)
            """);

        Assert.Equal(expected, graph.Run($"CALL netgraph.algo.nodeSimilarity.stream({{{settings}}}) YIELD node1, node2, similarity RETURN node1.name, node2.name, round(similarity, 2)").Text);
    }
}
