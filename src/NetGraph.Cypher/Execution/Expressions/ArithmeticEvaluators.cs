using NetGraph.Cypher.Binding;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>A binary arithmetic operator.</summary>
internal sealed class ArithmeticEvaluator(SourceSpan span, BinaryOperator op, Evaluator left, Evaluator right) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state) => Arithmetic.Apply(op, left.Evaluate(state), right.Evaluate(state));
}

/// <summary>Unary minus.</summary>
internal sealed class NegateEvaluator(SourceSpan span, Evaluator operand) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state) => Arithmetic.Negate(operand.Evaluate(state));
}

/// <summary>Unary plus: the value itself, if it is one that has a sign.</summary>
internal sealed class PlusEvaluator(SourceSpan span, Evaluator operand) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var value = operand.Evaluate(state);
        return value.IsNull || value.IsNumber || value.Kind == GraphValueKind.Duration
            ? value
            : throw CypherErrors.Type("InvalidArgumentType", $"Unary + expects a number, but found a {value.Kind}.");
    }
}
