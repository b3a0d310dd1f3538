using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Values met so far, by equivalence, accounted for in the memory limit. Nodes and relationships cost a bit each.</summary>
internal sealed class ValueSet(ExecutionState state)
{
    private HashSet<GraphValue>? _values;
    private IdSet? _nodes;
    private IdSet? _relationships;

    /// <summary>False when an equivalent value is in the set already.</summary>
    /// <exception cref="QueryException">The memory limit is passed.</exception>
    public bool Add(GraphValue value)
    {
        if (value.IsEntity && value.EntityId is >= 0 and <= int.MaxValue and var id)
            return AddEntity(value.Kind == GraphValueKind.Node ? _nodes ??= new IdSet() : _relationships ??= new IdSet(), (int)id);

        _values ??= new HashSet<GraphValue>(GraphEquivalence.Instance);
        if (!_values.Add(value))
            return false;
        state.Hold(RowSize.Of(value));
        return true;
    }

    public void Clear()
    {
        _values?.Clear();
        _nodes?.Clear();
        _relationships?.Clear();
    }

    private bool AddEntity(IdSet ids, int id)
    {
        var before = ids.Pages;
        var isNew = ids.Add(id);
        if (ids.Pages != before)
            state.Hold(IdSet.BytesPerPage);
        return isNew;
    }
}
