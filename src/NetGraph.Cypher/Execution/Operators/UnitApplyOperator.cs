namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Runs the right side to its end for each row of the left, and passes the left row on.</summary>
internal sealed class UnitApplyOperator(ExecutionState state, Operator left, Operator right) : PipeOperator(left)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        right.Open();
        while (right.MoveNext())
            state.Step();
        return true;
    }
}
