using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>
/// A chain of binary operators that leans to the left, <c>a + b - c …</c>, computed in a loop: a generated query may have
/// thousands of them.
/// </summary>
internal sealed class ArithmeticEvaluator(Evaluator first, (SourceSpan Span, BinaryOperator Operator, Evaluator Right)[] steps) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var value = first.Evaluate(state);
        foreach (var (span, op, right) in steps)
        {
            var operand = right.Evaluate(state);
            try
            {
                value = Arithmetic.Apply(op, value, operand);
                if (value.Kind is GraphValueKind.String or GraphValueKind.List)
                    state.RequireRoom(RowSize.Of(value));
            }
            catch (CypherException e) when (e.Span is null)
            {
                throw e.At(span, state.Text);
            }
        }

        return value;
    }
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
