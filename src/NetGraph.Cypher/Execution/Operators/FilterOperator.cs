using NetGraph.Cypher.Execution.Expressions;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Keeps the rows on which every predicate is true.</summary>
internal sealed class FilterOperator(ExecutionState state, Operator input, Evaluator[] predicates) : PipeOperator(input)
{
    public override bool IsReusable => Input.IsReusable;

    public override bool MoveNext()
    {
        while (Input.MoveNext())
        {
            state.Step();
            if (Evaluator.AllTrue(state, predicates))
                return true;
        }

        return false;
    }
}
