using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Computes variables.</summary>
internal sealed class ProjectOperator(ExecutionState state, Operator input, (int Slot, Evaluator Value)[] items) : PipeOperator(input)
{
    public override bool IsReusable => Input.IsReusable;

    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        foreach (var (slot, value) in items)
            state.Slots[slot] = value.Evaluate(state);
        return true;
    }
}
