namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Weakly connected components: what hangs together when directions are ignored. A union-find forest, linked by smaller root and
/// shortened by path halving (Tarjan and van Leeuwen, "Worst-case analysis of set union algorithms", JACM 31, 1984).
/// </summary>
internal static class WeakComponents
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "wcc.stream",
        "Weakly connected components, directions ignored. Settings: threshold (only relationships of more weight join), consecutiveIds, minComponentSize.",
        [AlgorithmProcedure.Integer("componentId")],
        call =>
        {
            var threshold = call.Config.Number("threshold", double.NegativeInfinity);
            var options = CommunityOptions.Read(call.Config, "minComponentSize");
            var graph = call.Project(Orientation.Natural, weighted: true);
            return (graph, options.Outputs(call, graph, Find(call, graph, threshold)));
        });

    /// <summary>For each place the smallest place of its component.</summary>
    /// <param name="threshold">Relationships of this weight or less do not join.</param>
    public static int[] Find(AlgorithmCall call, GraphProjection graph, double threshold = double.NegativeInfinity)
    {
        var parents = call.Array<int>(graph.NodeCount);
        for (var place = 0; place < parents.Length; place++)
            parents[place] = place;

        for (var place = 0; place < parents.Length; place++)
        {
            var neighbours = graph.Neighbours(place);
            call.Step(neighbours.Length);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (graph.Weight(graph.Offset(place) + i) > threshold)
                    Join(parents, place, neighbours[i]);
            }
        }

        for (var place = 0; place < parents.Length; place++)
            parents[place] = Root(parents, place);
        return parents;
    }

    private static void Join(int[] parents, int one, int other)
    {
        var (a, b) = (Root(parents, one), Root(parents, other));
        if (a < b)
            parents[b] = a;
        else
            parents[a] = b;
    }

    private static int Root(int[] parents, int place)
    {
        while (parents[place] != place)
        {
            parents[place] = parents[parents[place]];
            place = parents[place];
        }

        return place;
    }
}
