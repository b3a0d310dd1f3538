namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Passes a left row on when the right side has a row, or with <paramref name="isAnti"/> when it has none.</summary>
internal sealed class SemiApplyOperator(ExecutionState state, Operator left, Operator right, bool isAnti) : PipeOperator(left)
{
    public override bool MoveNext()
    {
        while (Input.MoveNext())
        {
            state.Step();
            right.Open();
            if (right.MoveNext() != isAnti)
                return true;
        }

        return false;
    }
}
