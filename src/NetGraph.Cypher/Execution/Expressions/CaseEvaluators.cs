using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary><c>CASE WHEN condition THEN …</c>.</summary>
internal sealed class SearchedCaseEvaluator((Evaluator When, Evaluator Then)[] alternatives, Evaluator? otherwise) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        foreach (var (when, then) in alternatives)
        {
            if (when.Evaluate(state).IsTrue)
                return then.Evaluate(state);
        }

        return otherwise?.Evaluate(state) ?? GraphValue.Null;
    }
}

/// <summary><c>CASE subject WHEN value THEN …</c>; a null never matches.</summary>
internal sealed class SimpleCaseEvaluator(Evaluator subject, (Evaluator When, Evaluator Then)[] alternatives, Evaluator? otherwise) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var value = subject.Evaluate(state);
        foreach (var (when, then) in alternatives)
        {
            if (GraphEquality.AreEqual(value, when.Evaluate(state)) == true)
                return then.Evaluate(state);
        }

        return otherwise?.Evaluate(state) ?? GraphValue.Null;
    }
}
