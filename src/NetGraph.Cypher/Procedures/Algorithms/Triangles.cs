namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Triangles: sets of three nodes joined pairwise, directions, parallel relationships and self-loops ignored. Each is found once, from
/// its node of least degree (Schank and Wagner, "Finding, counting and listing all triangles in large graphs", WEA 2005). The local
/// clustering coefficient is the share of a node's pairs of neighbours that are joined (Watts and Strogatz, Nature 393, 1998).
/// </summary>
internal static class Triangles
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "triangleCount.stream",
        "The number of triangles a node is part of; every triangle is counted at its three nodes.",
        [AlgorithmProcedure.Integer("triangleCount")],
        call =>
        {
            var graph = call.Project(Orientation.Undirected, isFixed: true).Simplify(call);
            var counts = Count(call, graph);
            return (graph, place => [counts[place]]);
        });

    public static ProcedureDefinition ClusteringCoefficient { get; } = AlgorithmProcedure.PerNode(
        "localClusteringCoefficient.stream",
        "The share of the pairs of a node's neighbours that are neighbours of each other; 0 with fewer than two neighbours.",
        [AlgorithmProcedure.Float("localClusteringCoefficient")],
        call =>
        {
            var graph = call.Project(Orientation.Undirected, isFixed: true).Simplify(call);
            var counts = Count(call, graph);
            return (graph, place => [Coefficient(counts[place], graph.Degree(place))]);
        });

    private static double Coefficient(long triangles, long degree) => degree < 2 ? 0 : 2.0 * triangles / (degree * (degree - 1));

    /// <param name="graph">Undirected and simple.</param>
    private static long[] Count(AlgorithmCall call, GraphProjection graph)
    {
        var counts = call.Array<long>(graph.NodeCount);
        var (offsets, higher) = Higher(call, graph);
        var marked = call.Array(graph.NodeCount, -1);
        for (var a = 0; a < graph.NodeCount; a++)
        {
            var above = higher.AsSpan(offsets[a], offsets[a + 1] - offsets[a]);
            foreach (var b in above)
                marked[b] = a;
            foreach (var b in above)
            {
                var beyond = higher.AsSpan(offsets[b], offsets[b + 1] - offsets[b]);
                call.Step(beyond.Length);
                foreach (var c in beyond)
                {
                    if (marked[c] != a)
                        continue;
                    counts[a]++;
                    counts[b]++;
                    counts[c]++;
                }
            }
        }

        return counts;
    }

    /// <summary>For each place its neighbours of higher degree (of equal degree: of higher place): no list is longer than the root of the entries.</summary>
    private static (int[] Offsets, int[] Higher) Higher(AlgorithmCall call, GraphProjection graph)
    {
        var offsets = call.Array<int>(graph.NodeCount + 1);
        var higher = call.Array<int>(graph.EntryCount / 2);
        var count = 0;
        for (var place = 0; place < graph.NodeCount; place++)
        {
            offsets[place] = count;
            var degree = graph.Degree(place);
            call.Step(degree);
            foreach (var neighbour in graph.Neighbours(place))
            {
                if (graph.Degree(neighbour) is var other && (other > degree || other == degree && neighbour > place))
                    higher[count++] = neighbour;
            }
        }

        offsets[graph.NodeCount] = count;
        return (offsets, higher);
    }
}
