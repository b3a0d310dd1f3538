using NetGraph.Cypher.Execution.Operators;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>SET and REMOVE.</summary>
internal sealed class SetOperator(ExecutionState state, Operator input, SetWriter[] items) : PipeOperator(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        state.Step();
        foreach (var item in items)
            item.Run(state);
        return true;
    }
}
