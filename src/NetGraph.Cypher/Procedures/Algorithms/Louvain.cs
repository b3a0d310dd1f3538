using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Communities by modularity: nodes move to the neighbouring community that gains most, then communities become nodes, and again
/// (Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding of communities in large networks", J. Stat. Mech. 2008). Modularity as in
/// Newman, "Analysis of weighted networks", Phys. Rev. E 70, 2004.
/// </summary>
/// <remarks>Nodes are visited in ascending order and ties go to the smaller community, so the outcome is the same each time.</remarks>
internal static class Louvain
{
    private const string Settings = "Settings: maxLevels (10), maxIterations (10), tolerance (0.0001)";

    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "louvain.stream",
        $"Communities by modularity, after Louvain. {Settings}, includeIntermediateCommunities, consecutiveIds, minCommunitySize.",
        [AlgorithmProcedure.Integer("communityId"), AlgorithmProcedure.List("intermediateCommunityIds", "INTEGER")],
        call =>
        {
            var withLevels = call.Config.Flag("includeIntermediateCommunities", whenAbsent: false);
            var options = CommunityOptions.Read(call.Config, "minCommunitySize");
            var (graph, levels) = Run(call);
            var last = options.Outputs(call, graph, levels[^1].Communities);
            var steps = withLevels ? levels.Select(level => (options with { MinSize = 0 }).Outputs(call, graph, level.Communities)).ToList() : [];
            return (graph, place => last(place) is [var id] ? [id, withLevels ? GraphValue.Of([.. steps.Select(step => step(place)![0])]) : GraphValue.Null] : null);
        });

    public static ProcedureDefinition Statistics { get; } = AlgorithmProcedure.Of(
        "louvain.stats",
        $"How well Louvain's communities divide the graph: the final modularity, that of each level, and how many communities there are. {Settings}.",
        [
            AlgorithmProcedure.Float("modularity"),
            AlgorithmProcedure.List("modularities", "FLOAT"),
            AlgorithmProcedure.Integer("ranLevels"),
            AlgorithmProcedure.Integer("communityCount"),
        ],
        call =>
        {
            var (_, levels) = Run(call);
            var modularities = levels.Select(level => GraphValue.Of(level.Modularity)).ToArray();
            return [[modularities[^1], GraphValue.Of(modularities), levels.Count, levels[^1].Communities.Distinct().Count()]];
        });

    private static (GraphProjection Graph, List<Level> Levels) Run(AlgorithmCall call)
    {
        var maxLevels = call.Config.Count("maxLevels", 10, min: 1);
        var maxIterations = call.Config.Count("maxIterations", 10, min: 1);
        var tolerance = call.Config.Number("tolerance", 0.0001, min: 0);
        var graph = call.Project(Orientation.Undirected, isFixed: true, weighted: true);

        var levels = new List<Level>();
        var merged = MergedGraph.From(call, graph);
        int[]? communityOf = null;
        while (levels.Count < maxLevels)
        {
            var mover = new LouvainMover(call, merged);
            var moved = mover.Run(maxIterations, tolerance);
            if (!moved && levels.Count > 0)
                break;
            var (renumbered, count) = Renumber(call, mover.Communities);
            communityOf = communityOf is null ? renumbered : Compose(call, communityOf, renumbered);
            var gain = levels.Count == 0 ? double.PositiveInfinity : mover.Modularity - levels[^1].Modularity;
            if (gain <= 0)
                break;
            levels.Add(new Level(communityOf, mover.Modularity));
            if (!moved || gain <= tolerance)
                break;
            merged = merged.Merge(call, renumbered, count);
        }

        return (graph, levels);
    }

    /// <summary>Communities from 0 in the order of their first members.</summary>
    private static (int[] CommunityOf, int Count) Renumber(AlgorithmCall call, int[] communities)
    {
        var numbers = call.Array(communities.Length, -1);
        var renumbered = call.Array<int>(communities.Length);
        var count = 0;
        for (var place = 0; place < communities.Length; place++)
        {
            ref var number = ref numbers[communities[place]];
            if (number < 0)
                number = count++;
            renumbered[place] = number;
        }

        return (renumbered, count);
    }

    private static int[] Compose(AlgorithmCall call, int[] first, int[] second)
    {
        var composed = call.Array<int>(first.Length);
        for (var place = 0; place < first.Length; place++)
            composed[place] = second[first[place]];
        return composed;
    }

    /// <param name="Communities">By place of the projection.</param>
    private sealed record Level(int[] Communities, double Modularity);
}
