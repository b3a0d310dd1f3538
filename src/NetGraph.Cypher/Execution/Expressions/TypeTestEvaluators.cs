using System.Text;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>x IS [NOT] :: T</c>; never null.</summary>
internal sealed class TypeTestEvaluator(Evaluator operand, bool negated, TypeExpression type) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) => TypeMatching.Holds(type, operand.Evaluate(state), state.Step) != negated;
}

/// <summary><c>x IS [NOT] NFC NORMALIZED</c>; null on anything but a string.</summary>
internal sealed class NormalizedEvaluator(Evaluator operand, bool negated, NormalizationForm form) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var value = operand.Evaluate(state);
        if (value.Kind != GraphValueKind.String)
            return GraphValue.Null;
        var text = value.AsString();
        return string.Equals(UnicodeNormalization.Normalize(text, form), text, StringComparison.Ordinal) != negated;
    }
}

/// <summary>Gives a name to a value, for what is computed from it more than once.</summary>
internal sealed class LetEvaluator(int slot, Evaluator value, Evaluator body) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        state.Slots[slot] = value.Evaluate(state);
        return body.Evaluate(state);
    }
}
