using System.Text.RegularExpressions;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>STARTS WITH, ENDS WITH, CONTAINS; null unless both are strings.</summary>
internal sealed class StringPredicateEvaluator(BinaryOperator predicate, Evaluator left, Evaluator right) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state)
    {
        var a = left.Evaluate(state);
        var b = right.Evaluate(state);
        if (a.Kind != GraphValueKind.String || b.Kind != GraphValueKind.String)
            return GraphValue.Null;
        return GraphValue.Of(predicate switch
        {
            BinaryOperator.StartsWith => a.AsString().StartsWith(b.AsString(), StringComparison.Ordinal),
            BinaryOperator.EndsWith => a.AsString().EndsWith(b.AsString(), StringComparison.Ordinal),
            _ => a.AsString().Contains(b.AsString(), StringComparison.Ordinal),
        });
    }
}

/// <summary><c>=~</c>: the whole string matches; see <see cref="RegularExpressions"/> for how long that may take.</summary>
internal sealed class RegexEvaluator(SourceSpan span, Evaluator left, Evaluator right) : SpannedEvaluator(span)
{
    private string? _pattern;
    private Regex? _regex;

    protected override GraphValue Compute(ExecutionState state)
    {
        var text = left.Evaluate(state);
        var pattern = right.Evaluate(state);
        if (text.Kind != GraphValueKind.String || pattern.Kind != GraphValueKind.String)
            return GraphValue.Null;

        try
        {
            return GraphValue.Of(Compiled(pattern.AsString()).IsMatch(text.AsString()));
        }
        catch (RegexMatchTimeoutException)
        {
            throw RegularExpressions.TookTooLong(pattern.AsString());
        }
    }

    /// <summary>The pattern is nearly always that of the row before.</summary>
    private Regex Compiled(string pattern)
    {
        if (_regex is null || !string.Equals(pattern, _pattern, StringComparison.Ordinal))
            (_pattern, _regex) = (pattern, RegularExpressions.Whole(pattern));
        return _regex;
    }
}
