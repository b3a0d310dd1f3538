namespace NetGraph.Cypher.Storage;

/// <summary>All living nodes.</summary>
internal sealed class AllNodesCursor(GraphState state) : NodeCursor
{
    private int _node = -1;

    public override long Node => _node;

    public override bool MoveNext()
    {
        while (++_node < state.NodeHigh)
        {
            if (state.Nodes[_node].Liveness == (int)Liveness.Alive)
                return true;
        }

        return false;
    }
}

/// <summary>The nodes of a label.</summary>
internal sealed class NodeSetCursor(NodeSet nodes) : NodeCursor
{
    private int _node = -1;

    public override long Node => _node;

    public override bool MoveNext()
    {
        var next = nodes.Next(_node + 1);
        if (next < 0)
            return false;
        _node = next;
        return true;
    }
}

/// <summary>Nodes found by an index.</summary>
internal sealed class NodeListCursor(int[] nodes) : NodeCursor
{
    private int _place = -1;

    public override long Node => nodes[_place];

    public override bool MoveNext() => ++_place < nodes.Length;
}
