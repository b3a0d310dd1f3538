using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>[x IN list WHERE predicate | projection]</c>; null on null.</summary>
internal sealed class ListComprehensionEvaluator(SourceSpan span, int slot, Evaluator source, Evaluator? predicate, Evaluator? projection)
    : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        if (ListSource.Items(source.Evaluate(state)) is not { } items)
            return GraphValue.Null;

        var result = new List<GraphValue>(predicate is null ? items.Count : 4);
        foreach (var item in items)
        {
            state.Step();
            state.Slots[slot] = item;
            if (predicate is not null && !predicate.Evaluate(state).IsTrue)
                continue;
            result.Add(projection is null ? item : projection.Evaluate(state));
        }

        return GraphValue.Of(result);
    }
}
