using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindFunction(FunctionExpression call)
    {
        if (FunctionRegistry.FindAggregate(call.Name) is { } aggregate)
            return BindAggregate(call, aggregate);
        if (BindSpecialForm(call) is { } special)
            return special;

        var function = FunctionRegistry.FindFunction(call.Name)
            ?? throw Error("UnknownFunction", $"There is no function '{call.Name}'.", call.NameSpan, FunctionRegistry.Suggest(call.Name));
        if (call.Star)
            throw Error("UnexpectedSyntax", $"'*' is an argument of count only: found {function.Name}.", call.Span, $"its signature is {function.Signature}");
        if (call.Distinct)
            throw Error("UnexpectedSyntax", $"DISTINCT belongs to aggregates: {function.Name}() is none.", call.Span, "leave DISTINCT out");
        if (_aggregates == AggregatePlace.Inside && !function.IsDeterministic)
            throw Error("NonConstantExpression", $"{function.Name}() may not stand inside an aggregate: its value is another each time.", call.Span);

        CheckArgumentCount(call, function.MinArguments, function.MaxArguments, function.Signature);
        NoteDeprecated(function, call.NameSpan);
        return new BoundFunctionCall(call.Span, function, BindArguments(call, function.Name, function.Parameters));
    }

    /// <summary>Calls whose argument is a pattern: <c>exists((a)-->())</c>, <c>size([(a)-->(b) | b])</c>.</summary>
    private BoundExpression? BindSpecialForm(FunctionExpression call) => call.Arguments switch
    {
        [PatternExpression { Path.Shortest: ShortestKind.None } pattern] when Named(call, "exists") => BindPatternExpression(pattern),
        [] when Named(call, "linenumber") => BindCsvPlace(call, LineVariable),
        [] when Named(call, "file") => BindCsvPlace(call, FileVariable),
        [PatternComprehensionExpression comprehension] when Named(call, "size") => BindComprehensionCount(call.Span, comprehension),
        _ => null,
    };

    private static bool Named(FunctionExpression call, string name) => call.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private void CheckArgumentCount(FunctionExpression call, int min, int max, string signature)
    {
        var found = call.Arguments.Count;
        if (found >= min && found <= max)
            return;

        var expected = max == int.MaxValue ? $"at least {min}" : min == max ? $"{min}" : $"{min} to {max}";
        throw Error("InvalidNumberOfArguments", $"{call.Name}() takes {expected} argument{(expected == "1" ? "" : "s")}: found {found}.", call.Span, $"its signature is {signature}");
    }

    private List<BoundExpression> BindArguments(FunctionExpression call, string name, IReadOnlyList<FunctionParameter> parameters)
    {
        var arguments = new List<BoundExpression>(call.Arguments.Count);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var parameter = parameters[Math.Min(i, parameters.Count - 1)];
            arguments.Add(RequireTypes(BindExpression(call.Arguments[i]), parameter.Types | ValueTypes.Null, $"'{parameter.Name}' of {name}()"));
        }

        return arguments;
    }
}
