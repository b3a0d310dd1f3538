using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Keeps the first row of each combination of values, by equivalence.</summary>
internal sealed class DistinctOperator(ExecutionState state, Operator input, int[] slots) : PipeOperator(input)
{
    private readonly HashSet<GraphValue[]> _rows = new(GraphEquivalence.Rows);
    private readonly ValueSet _values = new(state);

    /// <summary>The row to look for; only a new one gets an array of its own.</summary>
    private readonly GraphValue[] _row = new GraphValue[slots.Length];

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _rows.Clear();
        _values.Clear();
        base.Open();
    }

    public override void Rest()
    {
        _rows.Clear();
        _values.Clear();
        Array.Clear(_row);
        base.Rest();
    }

    public override bool MoveNext()
    {
        while (Input.MoveNext())
        {
            state.Step();
            if (slots.Length == 1 ? _values.Add(state.Slots[slots[0]]) : AddRow())
                return true;
        }

        return false;
    }

    private bool AddRow()
    {
        for (var i = 0; i < slots.Length; i++)
            _row[i] = state.Slots[slots[i]];
        if (_rows.Contains(_row))
            return false;

        GraphValue[] row = [.. _row];
        _rows.Add(row);
        state.Hold(RowSize.Of(row));
        return true;
    }
}
