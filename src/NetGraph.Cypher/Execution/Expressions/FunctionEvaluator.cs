using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>A scalar function.</summary>
internal sealed class FunctionEvaluator(SourceSpan span, FunctionDefinition function, Evaluator[] arguments) : SpannedEvaluator(span)
{
    /// <summary>Kept between calls: a body sees it as a span and cannot hold on to it, and no expression contains itself.</summary>
    private readonly GraphValue[] _values = new GraphValue[arguments.Length];

    protected override GraphValue Compute(ExecutionState state)
    {
        for (var i = 0; i < _values.Length; i++)
            _values[i] = arguments[i].Evaluate(state);
        var result = function.Body(state, _values);
        state.RequireRoom(RowSize.Of(result));
        return result;
    }
}
