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
            if (Passes())
                return true;
        }

        return false;
    }

    private bool Passes()
    {
        foreach (var predicate in predicates)
        {
            if (!predicate.Evaluate(state).IsTrue)
                return false;
        }

        return true;
    }
}
