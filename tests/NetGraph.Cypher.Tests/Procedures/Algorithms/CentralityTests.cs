using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

public sealed class CentralityTests
{
    private const string Undirected = AlgorithmGraph.Undirected;

    [Theory]
    [InlineData("orientation: 'NATURAL'", "2 1 0")]
    [InlineData("orientation: 'REVERSE'", "0 2 1")]
    [InlineData("orientation: 'undirected'", "2 3 1")]
    [InlineData("relationshipWeightProperty: 'w'", "5 7 0")]
    [InlineData("relationshipWeightProperty: 'absent', defaultWeight: 0.5", "1 0.5 0")]
    public void Degree_counts_or_weighs_relationships(string settings, string expected)
    {
        using var graph = AlgorithmGraph.Weighted(3, (1, 2, 2), (1, 2, 3), (2, 3, 7));
        graph.Graph.Run("CREATE (:Other {absent: 1})");

        Assert.Equal(expected, string.Join(' ', graph.Values("degree", "score", "nodeLabels: ['N'], " + settings).Values));
    }

    [Fact]
    public void Degree_counts_a_loop_twice_where_directions_are_ignored()
    {
        using var graph = AlgorithmGraph.Of(1, (1, 1));

        Assert.Equal(1, graph.Values("degree", "score")[1]);
        Assert.Equal(2, graph.Values("degree", "score", Undirected)[1]);
    }

    /// <summary>Rogers, "The Google PageRank algorithm and how it works" (2002), example 3: A→B, A→C, B→C, C→A, D→C.</summary>
    [Fact]
    public void PageRank_of_the_published_four_pages()
    {
        using var graph = AlgorithmGraph.Of(4, (1, 2), (1, 3), (2, 3), (3, 1), (4, 3));

        var scores = graph.Values("pageRank", "score", "maxIterations: 200");

        Assert.Equal([1.49, 0.783, 1.577, 0.15], scores.Values.Select(s => Math.Round(s, 3)).Zip([2, 3, 3, 3], Math.Round));
        Assert.Equal(4, scores.Values.Sum(), 5);
    }

    /// <summary>The example of the Graph Data Science manual, page "PageRank": Home, About, Product, Links, Sites A to D.</summary>
    [Fact]
    public void PageRank_of_the_manuals_eight_pages()
    {
        using var graph = AlgorithmGraph.Weighted(
            8, (1, 2, .2), (1, 4, .2), (1, 3, .6), (2, 1, 1), (3, 1, 1), (5, 1, 1), (6, 1, 1), (7, 1, 1), (8, 1, 1), (4, 1, .8), (4, 5, .05), (4, 6, .05), (4, 7, .05), (4, 8, .05));

        var plain = graph.Values("pageRank", "score", "maxIterations: 20, dampingFactor: 0.85");
        var weighted = graph.Values("pageRank", "score", "maxIterations: 20, dampingFactor: 0.85, relationshipWeightProperty: 'w'");
        var personal = graph.Values("pageRank", "score", "maxIterations: 20, dampingFactor: 0.85, sourceNodes: [4]");

        Assert.Equal(3.215681999884452, plain[1], 9);
        Assert.Equal([3.2157, 1.0543, 1.0543, 1.0543, 0.3279, 0.3279, 0.3279, 0.3279], plain.Values.Select(s => Math.Round(s, 4)));
        Assert.Equal(3.53751, weighted[1], 5);
        Assert.Equal([0.399, 0.1122, 0.1122, 0.1122, 0.1689, 0.0189, 0.0189, 0.0189], personal.Values.Select(s => Math.Round(s, 4)));
    }

    [Fact]
    public void PageRank_of_the_karate_club_as_probabilities()
    {
        using var graph = AlgorithmGraph.Karate();

        var scores = graph.Values("pageRank", "score", $"{Undirected}, maxIterations: 200, tolerance: 1e-12, scaler: 'L1Norm'");

        Assert.Equal(0.100919, scores[34], 6);
        Assert.Equal(0.096997, scores[1], 6);
        Assert.Equal(0.071693, scores[33], 6);
        Assert.Equal(1, scores.Values.Sum(), 9);
    }

    [Theory]
    [InlineData("MAX", 1.0, 0.0)]
    [InlineData("MINMAX", 1.0, 0.0)]
    [InlineData("L2NORM", 1.0, 0.0)]
    [InlineData("MEAN", 0.5, -0.5)]
    [InlineData("STDSCORE", 1.0, -1.0)]
    public void PageRank_scales_scores(string scaler, double high, double low)
    {
        using var graph = AlgorithmGraph.Of(2, (1, 1));

        var scores = graph.Values("pageRank", "score", $"sourceNodes: 0, maxIterations: 1, scaler: '{scaler}'");

        Assert.Equal([high, low], scores.Values);
    }

    /// <summary>Values as published with UCINET's and NetworkX's copies of the data, not normalised.</summary>
    [Fact]
    public void Betweenness_of_the_karate_club()
    {
        using var graph = AlgorithmGraph.Karate();

        var scores = graph.Values("betweenness", "score", Undirected);

        Assert.Equal(231.0714, scores[1], 4);
        Assert.Equal(160.5516, scores[34], 4);
        Assert.Equal(76.6905, scores[33], 4);
        Assert.Equal(75.8508, scores[3], 4);
        Assert.Equal(73.0095, scores[32], 4);
        Assert.Equal(0, scores[12]);
    }

    [Fact]
    public void Betweenness_in_closed_forms()
    {
        using var path = AlgorithmGraph.Path(7);
        using var star = AlgorithmGraph.Star(6);
        using var petersen = AlgorithmGraph.Petersen();
        using var complete = AlgorithmGraph.Complete(5);

        Assert.Equal([0, 5, 8, 9, 8, 5, 0], path.Values("betweenness", "score", Undirected).Values);
        Assert.Equal([10, 0, 0, 0, 0, 0], star.Values("betweenness", "score", Undirected).Values);
        Assert.All(petersen.Values("betweenness", "score", Undirected).Values, score => Assert.Equal(3, score, 9));
        Assert.All(complete.Values("betweenness", "score", Undirected).Values, score => Assert.Equal(0, score));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Betweenness_agrees_with_its_definition(bool undirected, bool weighted)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed);
            var naive = new NaiveGraph(graph, undirected, weighted);

            var scores = graph.Values("betweenness", "score", (undirected ? Undirected : "") + (undirected && weighted ? ", " : "") + (weighted ? "relationshipWeightProperty: 'w'" : ""));

            Assert.All(naive.Nodes, node => Assert.Equal(naive.Betweenness(node) / (undirected ? 2 : 1), scores[node], 9));
        }
    }

    [Fact]
    public void Betweenness_estimates_from_a_sample_that_a_seed_repeats()
    {
        using var graph = AlgorithmGraph.Karate();
        var exact = graph.Values("betweenness", "score", Undirected);

        var first = graph.Values("betweenness", "score", $"{Undirected}, samplingSize: 17, samplingSeed: 7");
        var again = graph.Values("betweenness", "score", $"{Undirected}, samplingSize: 17, samplingSeed: 7");
        var other = graph.Values("betweenness", "score", $"{Undirected}, samplingSize: 17, samplingSeed: 8");
        var mean = Enumerable.Range(0, 200).Average(seed => graph.Values("betweenness", "score", $"{Undirected}, samplingSize: 10, samplingSeed: {seed}")[1]);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(exact, graph.Values("betweenness", "score", $"{Undirected}, samplingSize: 34"));
        Assert.InRange(mean, exact[1] * 0.95, exact[1] * 1.05);
    }

    [Fact]
    public void Betweenness_refuses_weights_of_zero()
    {
        using var graph = AlgorithmGraph.Weighted(2, (1, 2, 0));

        var error = Assert.Throws<CypherException>(() => graph.Values("betweenness", "score", "relationshipWeightProperty: 'w'"));

        Assert.StartsWith("Betweenness by weight needs weights above 0: relationship 0 has none.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Closeness_in_closed_forms()
    {
        using var karate = AlgorithmGraph.Karate();
        using var star = AlgorithmGraph.Star(5);
        using var petersen = AlgorithmGraph.Petersen();
        using var pairs = AlgorithmGraph.Of(5, (1, 2), (3, 4));

        Assert.Equal(0.568966, karate.Values("closeness", "score", Undirected)[1], 6);
        Assert.Equal([1, 4 / 7.0, 4 / 7.0, 4 / 7.0, 4 / 7.0], star.Values("closeness", "score", Undirected).Values);
        Assert.All(petersen.Values("closeness", "score", Undirected).Values, score => Assert.Equal(0.6, score));
        Assert.Equal([1, 1, 1, 1, 0], pairs.Values("closeness", "score", Undirected).Values);
        Assert.Equal([0.25, 0.25, 0.25, 0.25, 0], pairs.Values("closeness", "score", $"{Undirected}, useWassermanFaust: true").Values);
        Assert.Equal([0, 1, 0, 1, 0], pairs.Values("closeness", "score").Values);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Closeness_agrees_with_its_definition(bool undirected)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            using var graph = AlgorithmGraph.Random(seed, nodes: 80, edges: 120);
            var naive = new NaiveGraph(graph, undirected);
            var distances = naive.Distances();
            var settings = undirected ? Undirected : "";

            var classic = graph.Values("closeness", "score", settings);
            var harmonic = graph.Values("closeness.harmonic", "score", settings);

            foreach (var node in naive.Nodes)
            {
                var near = naive.Nodes.Where(other => other != node && double.IsFinite(distances[other, node])).Select(other => distances[other, node]).ToList();
                Assert.Equal(near.Count == 0 ? 0 : near.Count / near.Sum(), classic[node], 9);
                Assert.Equal(near.Sum(d => 1 / d) / 79, harmonic[node], 9);
            }
        }
    }
}
