using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>How communities and components are numbered and which are shown.</summary>
/// <param name="IsConsecutive">Numbers from 0 in the order of their first nodes; else a community is called by the id of its first node.</param>
/// <param name="MinSize">Nodes of smaller communities are left out.</param>
internal readonly record struct CommunityOptions(bool IsConsecutive, int MinSize)
{
    /// <param name="minSizeKey">What the setting is called: <c>minComponentSize</c> or <c>minCommunitySize</c>.</param>
    public static CommunityOptions Read(ProcedureConfig config, string minSizeKey) =>
        new(config.Flag("consecutiveIds", whenAbsent: false), config.Count(minSizeKey, 0));

    /// <summary>The outputs of a place: its community's number, or nothing where the community is too small.</summary>
    /// <param name="communityOf">By place; any numbers from 0 to the number of places minus 1.</param>
    public Func<int, GraphValue[]?> Outputs(AlgorithmCall call, GraphProjection graph, int[] communityOf)
    {
        var sizes = call.Array<int>(graph.NodeCount);
        var names = call.Array<long>(graph.NodeCount);
        var count = 0;
        for (var place = 0; place < graph.NodeCount; place++)
        {
            if (sizes[communityOf[place]]++ == 0)
                names[communityOf[place]] = IsConsecutive ? count++ : graph.NodeId(place);
        }

        var minSize = MinSize;
        return place => sizes[communityOf[place]] >= minSize ? [names[communityOf[place]]] : null;
    }
}
