using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Runs the right side for each row of the left and passes every pair on.</summary>
/// <param name="optionalOutputs">Slots to null when the right side has no row; null (the C# null) when the left row is then dropped.</param>
internal sealed class ApplyOperator(ExecutionState state, Operator left, Operator right, int[]? optionalOutputs) : PipeOperator(left)
{
    private bool _isRunning;
    private bool _isAny;

    public override void Open()
    {
        _isRunning = false;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (!_isRunning)
            {
                if (!Input.MoveNext())
                    return false;
                right.Open();
                _isRunning = true;
                _isAny = false;
            }

            if (right.MoveNext())
                return _isAny = true;

            _isRunning = false;
            if (_isAny || optionalOutputs is null)
                continue;
            foreach (var slot in optionalOutputs)
                state.Slots[slot] = GraphValue.Null;
            return true;
        }
    }
}
