using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>Three-valued logic over operands that must be booleans or null.</summary>
internal abstract class LogicEvaluator(SourceSpan span) : SpannedEvaluator(span)
{
    protected static bool? Truth(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Boolean => value.AsBoolean(),
        GraphValueKind.Null => null,
        _ => throw CypherErrors.Type("InvalidArgumentType", $"Expected a Boolean, but found a {value.Kind}."),
    };

    protected static GraphValue Of(bool? value) => value is { } known ? GraphValue.Of(known) : GraphValue.Null;
}

/// <summary>AND over any number of operands, in order: false as soon as one is false.</summary>
internal sealed class AndEvaluator(SourceSpan span, Evaluator[] operands) : LogicEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var unknown = false;
        foreach (var operand in operands)
        {
            var truth = Truth(operand.Evaluate(state));
            if (truth == false)
                return GraphValue.False;
            unknown |= truth is null;
        }

        return unknown ? GraphValue.Null : GraphValue.True;
    }
}

/// <summary>OR over any number of operands, in order: true as soon as one is true.</summary>
internal sealed class OrEvaluator(SourceSpan span, Evaluator[] operands) : LogicEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var unknown = false;
        foreach (var operand in operands)
        {
            var truth = Truth(operand.Evaluate(state));
            if (truth == true)
                return GraphValue.True;
            unknown |= truth is null;
        }

        return unknown ? GraphValue.Null : GraphValue.False;
    }
}

/// <summary>XOR: null when either is null.</summary>
internal sealed class XorEvaluator(SourceSpan span, Evaluator left, Evaluator right) : LogicEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var a = Truth(left.Evaluate(state));
        var b = Truth(right.Evaluate(state));
        return a is null || b is null ? GraphValue.Null : GraphValue.Of(a != b);
    }
}

/// <summary>NOT.</summary>
internal sealed class NotEvaluator(SourceSpan span, Evaluator operand) : LogicEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state) => Of(!Truth(operand.Evaluate(state)));
}

/// <summary>IS NULL, IS NOT NULL.</summary>
internal sealed class IsNullEvaluator(Evaluator operand, bool negated) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) => GraphValue.Of(operand.Evaluate(state).IsNull != negated);
}
