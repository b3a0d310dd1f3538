namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Reads all of its input before the first row leaves.</summary>
internal sealed class EagerOperator(ExecutionState state, Operator input, int[] keep) : PipeOperator(input)
{
    private readonly RowBuffer _rows = new(state, keep);
    private int _next = -1;

    public override void Open()
    {
        _rows.Clear();
        _next = -1;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (_next < 0)
        {
            while (Input.MoveNext())
            {
                state.Step();
                _rows.Add();
            }

            _next = 0;
        }

        if (_next == _rows.Count)
            return false;
        _rows.Restore(_next++);
        return true;
    }
}
