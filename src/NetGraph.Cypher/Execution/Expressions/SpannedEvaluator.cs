using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>An evaluator that may raise errors of its own, which then point at its place in the text.</summary>
internal abstract class SpannedEvaluator(SourceSpan span) : Evaluator
{
    public sealed override GraphValue Evaluate(ExecutionState state)
    {
        try
        {
            return Compute(state);
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, state.Text);
        }
    }

    protected abstract GraphValue Compute(ExecutionState state);
}
