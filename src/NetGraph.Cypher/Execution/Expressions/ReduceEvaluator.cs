using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>reduce(accumulator = initial, x IN list | step)</c>; null on null.</summary>
internal sealed class ReduceEvaluator(SourceSpan span, int accumulator, Evaluator initial, int slot, Evaluator source, Evaluator step) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        if (ListSource.Items(source.Evaluate(state)) is not { } items)
            return GraphValue.Null;

        var value = initial.Evaluate(state);
        foreach (var item in items)
        {
            state.Step();
            state.Slots[accumulator] = value;
            state.Slots[slot] = item;
            value = step.Evaluate(state);
        }

        return value;
    }
}
