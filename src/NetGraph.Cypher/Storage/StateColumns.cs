namespace NetGraph.Cypher.Storage;

/// <summary>The columns of a committed <see cref="GraphState"/>.</summary>
internal sealed class StateColumns(GraphState state) : IColumnSource
{
    /// <summary>Strings that a writer adds from now on are none of this state's.</summary>
    private readonly int _strings = state.Names.Pool.StringCount;

    public int NodeHigh => state.NodeHigh;

    public int RelationshipHigh => state.RelationshipHigh;

    public PagedArray<NodeCell> Nodes => state.Nodes;

    public PagedArray<RelationshipCell> Relationships => state.Relationships;

    public ValuePool Pool => state.Names.Pool;

    public PropertyColumn? NodeColumn(int key) => state.NodeProperties.ColumnOrNull(key);

    public PropertyColumn? RelationshipColumn(int key) => state.RelationshipProperties.ColumnOrNull(key);

    public NodeSet? NodesOf(int label) => (uint)label < (uint)state.LabelSets.Length ? state.LabelSets[label] : null;

    public int FindString(string text) => Pool.FindString(text) is var id && id < _strings ? id : -1;

    public int UniformType(int page)
    {
        if (state.Relationships.PageOrNull(page) is not { } cells)
            return PageTypes.Mixed;
        return state.PageTypes.Of(page, cells, CountOf(page));
    }

    public bool AllTouch(int page, NodeSet nodes, bool atEnd) =>
        state.Relationships.PageOrNull(page) is { } cells && state.PageTypes.AllTouch(page, cells, CountOf(page), nodes, atEnd);

    public short[] Places(int page, int type) =>
        state.Relationships.PageOrNull(page) is { } cells ? state.PageTypes.Places(page, cells, CountOf(page), type) : [];

    public int[] Ends(int page, bool atEnd) =>
        state.Relationships.PageOrNull(page) is { } cells ? state.PageTypes.Ends(page, cells, CountOf(page), atEnd) : [];

    private int CountOf(int page) => Math.Min(Paging.Size, state.RelationshipHigh - (page << Paging.Bits));
}
