namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Communities by label propagation: each node takes the label that weighs most among its neighbours until none changes (Raghavan, Albert
/// and Kumara, "Near linear time algorithm to detect community structures in large-scale networks", Phys. Rev. E 76, 2007).
/// </summary>
/// <remarks>
/// Nodes change one after another in ascending order. A tie keeps the own label; else the label of fewest nodes wins, so that an early one
/// does not flood the graph, and of those the smallest: the same outcome each time.
/// </remarks>
internal static class LabelPropagation
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "labelPropagation.stream",
        "Communities by label propagation: fast, and rougher than Louvain. Settings: maxIterations (10), consecutiveIds, minCommunitySize.",
        [AlgorithmProcedure.Integer("communityId")],
        call =>
        {
            var iterations = call.Config.Count("maxIterations", 10, min: 1);
            var options = CommunityOptions.Read(call.Config, "minCommunitySize");
            var graph = call.Project(Orientation.Undirected, weighted: true);
            return (graph, options.Outputs(call, graph, Spread(call, graph, iterations)));
        });

    private static int[] Spread(AlgorithmCall call, GraphProjection graph, int iterations)
    {
        var labels = call.Array<int>(graph.NodeCount);
        for (var place = 0; place < labels.Length; place++)
            labels[place] = place;
        var sizes = call.Array(graph.NodeCount, 1);
        var votes = call.Array<double>(graph.NodeCount);
        for (var round = 0; round < iterations; round++)
        {
            var changed = false;
            for (var place = 0; place < labels.Length; place++)
            {
                var label = Choose(call, graph, labels, sizes, votes, place);
                if (label == labels[place])
                    continue;
                changed = true;
                sizes[labels[place]]--;
                sizes[label]++;
                labels[place] = label;
            }

            if (!changed)
                break;
        }

        return labels;
    }

    /// <param name="votes">By label; all zero before and after.</param>
    private static int Choose(AlgorithmCall call, GraphProjection graph, int[] labels, int[] sizes, double[] votes, int place)
    {
        var neighbours = graph.Neighbours(place);
        call.Step(neighbours.Length);
        for (var i = 0; i < neighbours.Length; i++)
        {
            if (neighbours[i] != place)
                votes[labels[neighbours[i]]] += graph.Weight(graph.Offset(place) + i);
        }

        var own = labels[place];
        var best = own;
        foreach (var neighbour in neighbours)
        {
            var label = labels[neighbour];
            if (votes[label] > votes[best] || votes[label] == votes[best] && best != own && (sizes[label], label).CompareTo((sizes[best], best)) < 0)
                best = label;
        }

        if (votes[own] == votes[best])
            best = own;
        foreach (var neighbour in neighbours)
            votes[labels[neighbour]] = 0;
        return best;
    }
}
