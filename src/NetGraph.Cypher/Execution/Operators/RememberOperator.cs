namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Hands out the rows of an input that gives the same ones each time; they are made when they are first asked for.</summary>
internal sealed class RememberOperator(ExecutionState state, Operator input, int[] keep) : Operator
{
    private readonly RowBuffer _rows = new(state, keep);
    private bool _isOpen;
    private bool _isEnd;
    private int _next;

    public override void Open() => _next = 0;

    public override bool MoveNext()
    {
        if (_next < _rows.Count)
        {
            _rows.Restore(_next++);
            return true;
        }

        if (_isEnd)
            return false;
        if (!_isOpen)
        {
            _isOpen = true;
            input.Open();
        }

        // Invariant: whoever comes here has just been given the last row, so the input finds its slots as it left them.
        if (!input.MoveNext())
        {
            _isEnd = true;
            return false;
        }

        state.Step();
        _rows.Add();
        _next = _rows.Count;
        return true;
    }
}
