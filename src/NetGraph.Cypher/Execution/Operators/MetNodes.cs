namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Nodes a run has met, counted against its memory.</summary>
internal sealed class MetNodes(ExecutionState state)
{
    private readonly IdSet _ids = new();
    private long _held;

    public bool Contains(int node) => _ids.Contains(node);

    /// <summary>False when the node was met before.</summary>
    public bool Add(int node)
    {
        if (!_ids.Add(node))
            return false;
        var bytes = _ids.Pages * (long)IdSet.BytesPerPage;
        if (bytes != _held)
        {
            state.Hold(bytes - _held);
            _held = bytes;
        }

        return true;
    }

    /// <summary>Lets go of all.</summary>
    public void Clear()
    {
        _ids.Clear();
        state.Release(_held);
        _held = 0;
    }
}
