namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// The core value of a node: the largest k for which it survives when nodes with fewer than k neighbours are taken away again and again
/// (Seidman 1983), in linear time by buckets of equal degree (Batagelj and Zaveršnik, "An O(m) algorithm for cores decomposition of
/// networks", 2003). Parallel relationships and self-loops are ignored.
/// </summary>
internal static class CoreDecomposition
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "kcore.stream",
        "The largest k for which a node belongs to a part of the graph where all have at least k neighbours.",
        [AlgorithmProcedure.Integer("coreValue")],
        call =>
        {
            var graph = call.Project(Orientation.Undirected, isFixed: true).Simplify(call);
            var cores = Find(call, graph);
            return (graph, place => [cores[place]]);
        });

    private static int[] Find(AlgorithmCall call, GraphProjection graph)
    {
        var count = graph.NodeCount;
        var degrees = call.Array<int>(count);
        for (var place = 0; place < count; place++)
            degrees[place] = graph.Degree(place);

        var (order, position, start) = ByDegree(call, degrees);
        for (var i = 0; i < count; i++)
        {
            var place = order[i];
            call.Step(graph.Degree(place));
            foreach (var neighbour in graph.Neighbours(place))
            {
                if (degrees[neighbour] <= degrees[place])
                    continue;

                // The neighbour changes places with the first of its bucket, whose border then moves past it.
                var border = start[degrees[neighbour]]++;
                var first = order[border];
                (order[border], order[position[neighbour]]) = (neighbour, first);
                (position[first], position[neighbour]) = (position[neighbour], border);
                degrees[neighbour]--;
            }
        }

        return degrees;
    }

    /// <summary>Places by ascending degree, where each stands, and where the places of a degree begin.</summary>
    private static (int[] Order, int[] Position, int[] Start) ByDegree(AlgorithmCall call, int[] degrees)
    {
        var start = call.Array<int>((degrees.Length == 0 ? 0 : degrees.Max()) + 2);
        foreach (var degree in degrees)
            start[degree + 1]++;
        for (var degree = 1; degree < start.Length; degree++)
            start[degree] += start[degree - 1];

        var next = (int[])start.Clone();
        var order = call.Array<int>(degrees.Length);
        var position = call.Array<int>(degrees.Length);
        for (var place = 0; place < degrees.Length; place++)
        {
            position[place] = next[degrees[place]]++;
            order[position[place]] = place;
        }

        return (order, position, start);
    }
}
