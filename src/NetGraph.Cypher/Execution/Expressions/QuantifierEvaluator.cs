using NetGraph.Cypher.Binding;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>
/// <c>all any none single (x IN list WHERE predicate)</c>, three-valued: a null predicate leaves the answer open unless another
/// element decides it.
/// </summary>
internal sealed class QuantifierEvaluator(SourceSpan span, QuantifierKind kind, int slot, Evaluator source, Evaluator predicate) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        if (ListSource.Items(source.Evaluate(state)) is not { } items)
            return GraphValue.Null;

        var trues = 0;
        var unknown = false;
        foreach (var item in items)
        {
            state.Step();
            state.Slots[slot] = item;
            var value = predicate.Evaluate(state);
            if (value.IsTrue)
                trues++;
            else if (!value.IsFalse)
                unknown = true;
            if (IsDecided(trues, value))
                return GraphValue.Of(kind == QuantifierKind.Any);
        }

        if (unknown)
            return GraphValue.Null;
        return GraphValue.Of(kind switch
        {
            QuantifierKind.Any => false,
            QuantifierKind.Single => trues == 1,
            _ => true,
        });
    }

    /// <summary>Whether no later element can change the answer: true for any, false for the others.</summary>
    private bool IsDecided(int trues, GraphValue value) => kind switch
    {
        QuantifierKind.All => value.IsFalse,
        QuantifierKind.Any or QuantifierKind.None => value.IsTrue,
        _ => trues > 1,
    };
}
