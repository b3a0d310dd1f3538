using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>A bound expression made ready for one run: slots instead of variables, ids instead of names.</summary>
internal abstract class Evaluator
{
    /// <summary>The value on the current row.</summary>
    /// <exception cref="CypherException">A runtime error, with the place of the expression that raised it.</exception>
    public abstract GraphValue Evaluate(ExecutionState state);

    /// <summary>Whether every predicate is true on the current row, neither false nor null; asks no further than the first that is not.</summary>
    public static bool AllTrue(ExecutionState state, Evaluator[] predicates)
    {
        foreach (var predicate in predicates)
        {
            if (!predicate.Evaluate(state).IsTrue)
                return false;
        }

        return true;
    }
}
