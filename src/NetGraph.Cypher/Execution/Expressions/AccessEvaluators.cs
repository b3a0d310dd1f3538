using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>target[index]</c>.</summary>
internal sealed class IndexEvaluator(SourceSpan span, Evaluator target, Evaluator index) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state) => ValueAccess.Element(state, target.Evaluate(state), index.Evaluate(state));
}

/// <summary><c>target[from..to]</c>.</summary>
internal sealed class SliceEvaluator(SourceSpan span, Evaluator target, Evaluator? from, Evaluator? to) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state) =>
        ValueAccess.Slice(target.Evaluate(state), from?.Evaluate(state), to?.Evaluate(state));
}
