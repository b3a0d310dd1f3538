using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The first rows of an order, after leaving some out. Holds at most twice as many rows as it may give.</summary>
internal sealed class TopNOperator(ExecutionState state, Operator input, SortOrder order, Evaluator? skip, Evaluator limit, int[] keep) : PipeOperator(input)
{
    /// <summary>Below this many rows it is not worth cutting back.</summary>
    private const int SmallestCut = 64;

    private readonly List<SortRow> _rows = [];
    private int _next = -1;
    private int _wanted;

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
            Fill();
        if (_next >= _wanted)
            return false;
        SavedSlots.Restore(state, keep, _rows[_next++].Values);
        return true;
    }

    private void Fill()
    {
        var first = skip is null ? 0 : RowCount.Evaluate(state, skip, "SKIP");
        var count = RowCount.Evaluate(state, limit, "LIMIT");
        var wanted = count > long.MaxValue - first ? long.MaxValue : first + count;
        var number = 0L;
        while (Input.MoveNext())
        {
            state.Step();
            if (wanted == 0)
                continue;
            _rows.Add(new SortRow(order.Keys(), SavedSlots.Save(state, keep), number++));
            state.Hold(RowSize.Of(_rows[^1].Values) + RowSize.Of(_rows[^1].Keys));
            if (_rows.Count >= SmallestCut && _rows.Count / 2 >= wanted)
                Cut((int)wanted);
        }

        _rows.SortInterruptibly(order);
        _next = (int)Math.Min(first, _rows.Count);
        _wanted = (int)Math.Min(wanted, _rows.Count);
    }

    private void Cut(int wanted)
    {
        _rows.SortInterruptibly(order);
        for (var i = wanted; i < _rows.Count; i++)
            state.Release(RowSize.Of(_rows[i].Values) + RowSize.Of(_rows[i].Keys));
        _rows.RemoveRange(wanted, _rows.Count - wanted);
    }
}
