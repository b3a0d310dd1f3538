using NetGraph.Cypher.Binding;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>=</c> and <c>&lt;&gt;</c>.</summary>
internal sealed class EqualityEvaluator(Evaluator left, Evaluator right, bool negated) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) =>
        GraphEquality.AreEqual(left.Evaluate(state), right.Evaluate(state)) is { } equal ? GraphValue.Of(equal != negated) : GraphValue.Null;
}

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>; null between kinds that cannot be compared.</summary>
internal sealed class ComparisonEvaluator(BinaryOperator comparison, Evaluator left, Evaluator right) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var a = left.Evaluate(state);
        var b = right.Evaluate(state);
        return Comparisons.Holds(comparison, a, b) is { } known ? GraphValue.Of(known) : GraphValue.Null;
    }
}

/// <summary><c>value IN list</c>: true if any element equals, else null if any comparison was null, else false.</summary>
internal sealed class InEvaluator(SourceSpan span, Evaluator value, Evaluator list) : SpannedEvaluator(span)
{
    protected override GraphValue Compute(ExecutionState state)
    {
        var items = list.Evaluate(state);
        if (items.IsNull)
            return GraphValue.Null;
        if (items.Kind != GraphValueKind.List)
            throw CypherErrors.Type("InvalidArgumentType", $"IN expects a List on its right, but found a {items.Kind}.");

        var wanted = value.Evaluate(state);
        var unknown = false;
        foreach (var item in items.AsList())
        {
            state.Step();
            var equal = GraphEquality.AreEqual(wanted, item);
            if (equal == true)
                return GraphValue.True;
            unknown |= equal is null;
        }

        return unknown ? GraphValue.Null : GraphValue.False;
    }
}
