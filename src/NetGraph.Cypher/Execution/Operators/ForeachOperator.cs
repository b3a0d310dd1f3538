using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Runs the body once for each element of a list, then passes the row on.</summary>
internal sealed class ForeachOperator(ExecutionState state, Operator left, Operator body, int slot, Evaluator source) : PipeOperator(left)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        foreach (var item in ListSource.Items(source.Evaluate(state)) ?? [])
        {
            state.Slots[slot] = item;
            body.Open();
            while (body.MoveNext())
                state.Step();
        }

        return true;
    }
}
