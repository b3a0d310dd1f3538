namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>A list as one state may use it: without the nodes whose relationships have changed since it was made.</summary>
/// <param name="changed">A bit for each node that must be looked up in the store instead; null: none.</param>
internal sealed class AdjacencyView(AdjacencyList list, ulong[]? changed)
{
    public AdjacencyList List => list;

    /// <summary>Whether every node the list knows is covered.</summary>
    public bool IsWhole => changed is null;

    /// <summary>Whether the list has the node's relationships as the state has them.</summary>
    public bool Covers(long node) =>
        (ulong)node < (ulong)list.NodeCount && (changed is null || (changed[node >> 6] >> (int)(node & 63) & 1) == 0);

    /// <summary>The same list for a later state, in which the relationships of more nodes have changed.</summary>
    public AdjacencyView Without(IReadOnlyCollection<int> nodes)
    {
        if (nodes.Count == 0)
            return this;

        var bits = changed is null ? new ulong[(list.NodeCount + 63) / 64] : [.. changed];
        foreach (var node in nodes)
        {
            if (node < list.NodeCount)
                bits[node >> 6] |= 1UL << (node & 63);
        }

        return new AdjacencyView(list, bits);
    }
}
