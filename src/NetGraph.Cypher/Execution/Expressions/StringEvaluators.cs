using System.Text.RegularExpressions;
using NetGraph.Cypher.Binding;
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

/// <summary>
/// <c>=~</c>: the whole string matches. Patterns run without backtracking where .NET can, and for at most a second otherwise,
/// so that a hostile pattern cannot hang a server.
/// </summary>
internal sealed class RegexEvaluator(SourceSpan span, Evaluator left, Evaluator right) : SpannedEvaluator(span)
{
    /// <summary>A match cannot be cancelled from outside, so this bounds how long cancelling may take.</summary>
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(250);

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
            return GraphValue.Of(Compile(pattern.AsString()).IsMatch(text.AsString()));
        }
        catch (RegexMatchTimeoutException)
        {
            throw CypherErrors.Argument("InvalidArgumentValue", $"The regular expression '{pattern.AsString()}' took too long on one value.");
        }
    }

    private Regex Compile(string pattern)
    {
        if (_regex is not null && string.Equals(pattern, _pattern, StringComparison.Ordinal))
            return _regex;

        var whole = $@"\A(?:{pattern})\z";
        try
        {
            _regex = new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchLimit);
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(whole, RegexOptions.CultureInvariant, MatchLimit); // lookaround, back references
        }
        catch (RegexParseException e)
        {
            throw CypherErrors.Argument("InvalidArgumentValue", $"Invalid regular expression '{pattern}': {e.Error}.");
        }

        _pattern = pattern;
        return _regex;
    }
}
