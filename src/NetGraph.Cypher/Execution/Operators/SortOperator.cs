using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Sorts all rows.</summary>
internal sealed class SortOperator(ExecutionState state, Operator input, SortOrder order, int[] keep) : PipeOperator(input)
{
    private readonly List<SortRow> _rows = [];
    private int _next = -1;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _rows.Clear();
        _next = -1;
        base.Open();
    }

    public override void Rest()
    {
        _rows.Clear();
        base.Rest();
    }

    public override bool MoveNext()
    {
        if (_next < 0)
        {
            while (Input.MoveNext())
            {
                state.Step();
                _rows.Add(new SortRow(order.Keys(), SavedSlots.Save(state, keep), _rows.Count));
                state.Hold(RowSize.Of(_rows[^1].Values) + RowSize.Of(_rows[^1].Keys));
            }

            _rows.SortInterruptibly(order);
            _next = 0;
        }

        if (_next == _rows.Count)
            return false;
        SavedSlots.Restore(state, keep, _rows[_next++].Values);
        return true;
    }
}

/// <summary>Copies between slots and saved rows.</summary>
internal static class SavedSlots
{
    public static GraphValue[] Save(ExecutionState state, int[] keep)
    {
        var values = new GraphValue[keep.Length];
        for (var i = 0; i < keep.Length; i++)
            values[i] = state.Slots[keep[i]];
        return values;
    }

    public static void Restore(ExecutionState state, int[] keep, GraphValue[] values)
    {
        for (var i = 0; i < keep.Length; i++)
            state.Slots[keep[i]] = values[i];
    }

    /// <summary>Sorts so that what the comparer throws (cancelled, out of time) arrives as itself.</summary>
    public static void SortInterruptibly(this List<SortRow> rows, SortOrder order)
    {
        try
        {
            rows.Sort(order);
        }
        catch (InvalidOperationException e) when (e.InnerException is OperationCanceledException or QueryException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }
}
