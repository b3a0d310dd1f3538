using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>DELETE and DETACH DELETE.</summary>
internal sealed class DeleteOperator(ExecutionState state, Operator input, (Evaluator Target, SourceSpan Span)[] targets, EntityDeleter deleter)
    : PipeOperator(input)
{
    public override bool MoveNext()
    {
        if (!Input.MoveNext())
            return false;
        state.Step();
        // All are computed before the first is deleted: a target may be found through another.
        var values = Array.ConvertAll(targets, t => t.Target.Evaluate(state));
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                deleter.Delete(values[i]);
            }
            catch (CypherException e) when (e.Span is null)
            {
                throw e.At(targets[i].Span, state.Text);
            }
        }

        return true;
    }
}
