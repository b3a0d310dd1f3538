using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Pairs of nodes that point at the same nodes: shared neighbours divided by all (Jaccard 1912), by the smaller set (overlap: Szymkiewicz
/// 1934, Simpson 1960), or by the root of the product of the set sizes (cosine: Salton and McGill 1983). Parallel relationships and
/// self-loops are ignored.
/// </summary>
internal static class NodeSimilarity
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.Of(
        "nodeSimilarity.stream",
        "Pairs of nodes by how many neighbours they share. Settings: similarityMetric (JACCARD, OVERLAP, COSINE), similarityCutoff, degreeCutoff (1), topK (10, for each node), topN (0: all).",
        [AlgorithmProcedure.Node("node1"), AlgorithmProcedure.Node("node2"), AlgorithmProcedure.Float("similarity")],
        call =>
        {
            var config = call.Config;
            var options = new Options(
                config.Choice("similarityMetric", "JACCARD", "JACCARD", "OVERLAP", "COSINE"),
                config.Number("similarityCutoff", double.Epsilon, 0, 1),
                config.Count("degreeCutoff", 1, min: 1),
                config.Count("topK", 10, min: 1));
            var topN = config.Count("topN", 0);
            var graph = call.Project(Orientation.Natural).Simplify(call);
            var pairs = Pairs(call, graph, options);
            if (topN > 0)
                pairs = pairs.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.One).ThenBy(pair => pair.Other).Take(topN);
            return pairs.Select(pair => new[] { graph.Node(pair.One), graph.Node(pair.Other), pair.Similarity });
        });

    private static IEnumerable<Pair> Pairs(AlgorithmCall call, GraphProjection graph, Options options)
    {
        var pointing = Pointing.At(call, graph, options.DegreeCutoff);
        var shared = call.Array<int>(graph.NodeCount);
        var met = new List<int>();
        var found = new List<Pair>();
        call.Hold(graph.NodeCount * (long)(sizeof(int) + 16));
        for (var one = 0; one < graph.NodeCount; one++)
        {
            if (graph.Degree(one) < options.DegreeCutoff)
                continue;
            CountShared(call, graph, pointing, one, shared, met);
            foreach (var other in met)
            {
                var similarity = Measure(options.Metric, shared[other], graph.Degree(one), graph.Degree(other));
                if (similarity >= options.Cutoff)
                    found.Add(new Pair(one, other, similarity));
                shared[other] = 0;
            }

            call.Step(met.Count);
            found.Sort();
            for (var i = 0; i < found.Count && i < options.TopK; i++)
                yield return found[i];
            met.Clear();
            found.Clear();
        }
    }

    private static void CountShared(AlgorithmCall call, GraphProjection graph, Pointing pointing, int one, int[] shared, List<int> met)
    {
        foreach (var neighbour in graph.Neighbours(one))
        {
            var others = pointing.Of(neighbour);
            call.Step(others.Length);
            foreach (var other in others)
            {
                if (other == one)
                    continue;
                if (shared[other]++ == 0)
                    met.Add(other);
            }
        }
    }

    private static double Measure(string metric, int shared, int one, int other) => metric switch
    {
        "OVERLAP" => (double)shared / Math.Min(one, other),
        "COSINE" => shared / Math.Sqrt((double)one * other),
        _ => (double)shared / (one + other - shared),
    };

    private sealed record Options(string Metric, double Cutoff, int DegreeCutoff, int TopK);

    private readonly record struct Pair(int One, int Other, double Similarity) : IComparable<Pair>
    {
        /// <summary>The most similar first, then in the order of nodes.</summary>
        public int CompareTo(Pair other) => other.Similarity.CompareTo(Similarity) is not 0 and var order ? order : Other.CompareTo(other.Other);
    }

    /// <summary>For each place those that point at it and have neighbours enough.</summary>
    private sealed class Pointing(int[] offsets, int[] places)
    {
        public ReadOnlySpan<int> Of(int place) => places.AsSpan(offsets[place], offsets[place + 1] - offsets[place]);

        public static Pointing At(AlgorithmCall call, GraphProjection graph, int degreeCutoff)
        {
            var offsets = call.Array<int>(graph.NodeCount + 1);
            for (var place = 0; place < graph.NodeCount; place++)
            {
                foreach (var neighbour in Counted(place))
                    offsets[neighbour + 1]++;
            }

            for (var place = 0; place < graph.NodeCount; place++)
                offsets[place + 1] += offsets[place];
            var ends = offsets[..^1];
            var places = call.Array<int>(offsets[^1]);
            for (var place = 0; place < graph.NodeCount; place++)
            {
                call.Step(graph.Degree(place));
                foreach (var neighbour in Counted(place))
                    places[ends[neighbour]++] = place;
            }

            return new Pointing(offsets, places);

            ReadOnlySpan<int> Counted(int place) => graph.Degree(place) < degreeCutoff ? [] : graph.Neighbours(place);
        }
    }
}
