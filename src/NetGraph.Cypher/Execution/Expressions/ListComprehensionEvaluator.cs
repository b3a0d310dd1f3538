using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>[x IN list WHERE predicate | projection]</c>; null on null.</summary>
internal sealed class ListComprehensionEvaluator(SourceSpan span, int slot, Evaluator source, Evaluator? predicate, Evaluator? projection)
    : SpannedEvaluator(span)
{
    /// <summary>A range is long before anything of it is made.</summary>
    private const int MostReserved = 1024;

    protected override GraphValue Compute(ExecutionState state)
    {
        if (ListSource.Items(source.Evaluate(state)) is not { } items)
            return GraphValue.Null;

        var result = new List<GraphValue>(predicate is null ? Math.Min(items.Count, MostReserved) : 4);
        var bytes = 0L;
        foreach (var item in items)
        {
            state.Step();
            state.Slots[slot] = item;
            if (predicate is not null && !predicate.Evaluate(state).IsTrue)
                continue;
            var value = projection is null ? item : projection.Evaluate(state);
            state.RequireRoom(bytes += RowSize.Of(value));
            result.Add(value);
        }

        return GraphValue.Of(result);
    }
}
