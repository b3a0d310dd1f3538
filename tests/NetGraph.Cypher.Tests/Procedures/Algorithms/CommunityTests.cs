using System.Globalization;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

public sealed class CommunityTests
{
    private const string Undirected = AlgorithmGraph.Undirected;

    [Fact]
    public void Components_are_called_by_their_first_node_or_by_number()
    {
        using var graph = AlgorithmGraph.Weighted(6, (2, 1, 1), (2, 3, 5), (5, 4, 9));

        Assert.Equal([0, 0, 0, 3, 3, 5], graph.Values("wcc", "componentId").Values);
        Assert.Equal([0, 0, 0, 1, 1, 2], graph.Values("wcc", "componentId", "consecutiveIds: true").Values);
        Assert.Equal("1 2 3", graph.Groups("wcc", "componentId", "minComponentSize: 3"));
        Assert.Equal("1; 2 3; 4 5; 6", graph.Groups("wcc", "componentId", "relationshipWeightProperty: 'w', threshold: 1"));
    }

    [Fact]
    public void Components_agree_with_reachability()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed, nodes: 15, edges: 15);

            Assert.Equal(new NaiveGraph(graph, undirected: true).Components(strong: false), graph.Groups("wcc", "componentId"));
            Assert.Equal(new NaiveGraph(graph, undirected: false).Components(strong: true), graph.Groups("scc", "componentId"));
        }
    }

    [Fact]
    public void Long_chains_do_not_exhaust_the_stack()
    {
        using var graph = AlgorithmGraph.Path(60_000);

        Assert.Equal("1", graph.Graph.Run("CALL netgraph.algo.wcc.stream() YIELD componentId RETURN count(DISTINCT componentId)").Text);
        Assert.Equal("60000", graph.Graph.Run("CALL netgraph.algo.scc.stream() YIELD componentId RETURN count(DISTINCT componentId)").Text);
        Assert.Equal("59999", graph.Graph.Run("CALL netgraph.algo.bridges.stream() YIELD from RETURN count(*)").Text);
    }

    /// <summary>Published modularity of Louvain's communities on this graph: 0.4188 (four communities); the best there is: 0.4198 (Brandes et al. 2008).</summary>
    [Fact]
    public void Louvain_finds_the_karate_clubs_communities()
    {
        using var graph = AlgorithmGraph.Karate();

        var cells = graph.Graph.Run("CALL netgraph.algo.louvain.stats() YIELD modularity, communityCount, ranLevels RETURN modularity, communityCount, ranLevels").Text.Split(" | ");

        Assert.InRange(double.Parse(cells[0], CultureInfo.InvariantCulture), 0.4187, 0.41979);
        Assert.Equal("4", cells[1]);
        Assert.InRange(int.Parse(cells[2], CultureInfo.InvariantCulture), 2, 3);
    }

    [Fact]
    public void Louvain_reports_the_modularity_of_what_it_streams()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed, nodes: 20, edges: 40);
            var communities = graph.Values("louvain", "communityId", "relationshipWeightProperty: 'w'");

            var reported = double.Parse(graph.Graph.Run("CALL netgraph.algo.louvain.stats({relationshipWeightProperty: 'w'}) YIELD modularity RETURN modularity").Text, CultureInfo.InvariantCulture);

            Assert.Equal(Modularity(graph, communities), reported, 9);
            Assert.True(reported >= Modularity(graph, graph.Values("wcc", "componentId")));
        }
    }

    [Fact]
    public void Louvain_and_labels_keep_cliques_together()
    {
        // Two complete graphs of five, joined by one tie.
        var edges = new List<(int, int)> { (5, 6) };
        foreach (var first in new[] { 1, 6 })
        {
            for (var i = first; i < first + 5; i++)
            {
                for (var j = i + 1; j < first + 5; j++)
                    edges.Add((i, j));
            }
        }

        using var graph = AlgorithmGraph.Of(11, [.. edges]);

        Assert.Equal("1 2 3 4 5; 6 7 8 9 10; 11", graph.Groups("louvain", "communityId"));
        Assert.Equal("1 2 3 4 5; 6 7 8 9 10; 11", graph.Groups("labelPropagation", "communityId"));
        Assert.Equal("1 2 3 4 5; 6 7 8 9 10", graph.Groups("labelPropagation", "communityId", "minCommunitySize: 2"));
        Assert.Equal(
            "1 | [1]",
            graph.Graph.Run("CALL netgraph.algo.louvain.stream({includeIntermediateCommunities: true, consecutiveIds: true}) YIELD node, communityId, intermediateCommunityIds WITH * WHERE node.i = 10 RETURN communityId, intermediateCommunityIds").Text);
    }

    [Fact]
    public void Louvain_of_a_graph_without_relationships_leaves_every_node_alone()
    {
        using var graph = AlgorithmGraph.Of(3);

        Assert.Equal("1; 2; 3", graph.Groups("louvain", "communityId"));
        Assert.Equal("0.0 | 3", graph.Graph.Run("CALL netgraph.algo.louvain.stats() YIELD modularity, communityCount RETURN modularity, communityCount").Text);
    }

    [Fact]
    public void Label_propagation_goes_by_weight()
    {
        using var graph = AlgorithmGraph.Weighted(5, (1, 2, 5), (2, 3, 1), (3, 4, 5), (3, 5, 5), (4, 5, 5));

        Assert.Equal("1 2; 3 4 5", graph.Groups("labelPropagation", "communityId", "relationshipWeightProperty: 'w'"));
    }

    [Fact]
    public void Triangles_of_the_karate_club()
    {
        using var graph = AlgorithmGraph.Karate();

        var counts = graph.Values("triangleCount", "triangleCount");
        var coefficients = graph.Values("localClusteringCoefficient", "localClusteringCoefficient");

        Assert.Equal(45 * 3, counts.Values.Sum());
        Assert.Equal(18, counts[1]);
        Assert.Equal(0.15, coefficients[1], 9);
        Assert.Equal(0.5706384782, coefficients.Values.Average(), 9);
    }

    [Fact]
    public void Triangles_and_cores_in_closed_forms()
    {
        using var complete = AlgorithmGraph.Complete(6);
        using var petersen = AlgorithmGraph.Petersen();
        using var star = AlgorithmGraph.Star(4);
        using var karate = AlgorithmGraph.Karate();

        Assert.All(complete.Values("triangleCount", "triangleCount").Values, count => Assert.Equal(10, count));
        Assert.All(complete.Values("localClusteringCoefficient", "localClusteringCoefficient").Values, share => Assert.Equal(1, share));
        Assert.All(complete.Values("kcore", "coreValue").Values, core => Assert.Equal(5, core));
        Assert.All(petersen.Values("triangleCount", "triangleCount").Values, count => Assert.Equal(0, count));
        Assert.All(petersen.Values("kcore", "coreValue").Values, core => Assert.Equal(3, core));
        Assert.All(star.Values("kcore", "coreValue").Values, core => Assert.Equal(1, core));
        Assert.Equal("1 2 3 4 8 9 14 31 33 34", string.Join(' ', karate.Values("kcore", "coreValue").Where(v => v.Value == 4).Select(v => v.Key)));
    }

    [Fact]
    public void Triangles_and_cores_agree_with_their_definitions()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed, nodes: 16, edges: 60);
            var naive = new NaiveGraph(graph, undirected: true);

            var triangles = graph.Values("triangleCount", "triangleCount");
            var cores = graph.Values("kcore", "coreValue");

            Assert.All(naive.Nodes, node => Assert.Equal(naive.Triangles(node), triangles[node]));
            Assert.All(naive.Nodes, node => Assert.Equal(naive.Core(node), cores[node]));
        }
    }

    [Fact]
    public void Cut_points_of_the_karate_club()
    {
        using var graph = AlgorithmGraph.Karate();

        Assert.Equal("1 | 3", graph.Graph.Run("CALL netgraph.algo.articulationPoints.stream() YIELD node, resultingComponents RETURN node.i, resultingComponents").Text);
        Assert.Equal(
            "1 | 12 | [33, 1] | 'E'",
            graph.Graph.Run("CALL netgraph.algo.bridges.stream() YIELD from, to, remainingSizes, relationship RETURN from.i, to.i, remainingSizes, type(relationship)").Text);
    }

    [Fact]
    public void Cut_points_agree_with_taking_things_away()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed, nodes: 12, edges: 13);
            var naive = new NaiveGraph(graph, undirected: true);
            var whole = naive.ComponentCount();

            var parts = graph.Values("articulationPoints", "resultingComponents");
            var bridges = graph.Graph.Run("CALL netgraph.algo.bridges.stream() YIELD relationship RETURN id(relationship)").Rows;

            foreach (var node in naive.Nodes)
            {
                var resulting = naive.ComponentCount(without: node) - whole + 1;
                Assert.Equal(resulting > 1 ? resulting : 0, parts.GetValueOrDefault(node));
            }

            var expected = graph.Edges.Select((_, i) => i).Where(i => new NaiveGraph(Without(graph, i), undirected: true).ComponentCount() > whole);
            Assert.Equal(expected.Select(i => i.ToString(CultureInfo.InvariantCulture)), bridges);
        }
    }

    private static AlgorithmGraph Without(AlgorithmGraph graph, int edge) =>
        AlgorithmGraph.Weighted(graph.NodeCount, [.. graph.Edges.Where((_, i) => i != edge)]);

    /// <summary>Newman's definition over pairs; a loop is twice in its node's row.</summary>
    private static double Modularity(AlgorithmGraph graph, SortedDictionary<int, double> communities)
    {
        var adjacency = new double[graph.NodeCount + 1, graph.NodeCount + 1];
        foreach (var (from, to, weight) in graph.Edges)
        {
            adjacency[from, to] += weight;
            adjacency[to, from] += weight;
        }

        var nodes = Enumerable.Range(1, graph.NodeCount).ToList();
        var strengths = nodes.ToDictionary(i => i, i => nodes.Sum(j => adjacency[i, j]));
        var twice = strengths.Values.Sum();
        return nodes.Sum(i => nodes.Where(j => communities[i] == communities[j]).Sum(j => (adjacency[i, j] / twice) - (strengths[i] / twice * (strengths[j] / twice))));
    }
}
