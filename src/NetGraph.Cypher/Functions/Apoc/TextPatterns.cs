using System.Text.RegularExpressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// apoc.text: regular expressions, compiled and bounded as those of <c>=~</c>, see <see cref="RegularExpressions"/>; <c>$1</c> in a replacement means the first group, as in Java.
/// </summary>
internal static class TextPatterns
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.text.split", ValueTypes.List, "The parts of a string between matches of a pattern, at most limit of them.", Split, Text("text"), Text("regex"), Takes("limit", ValueTypes.Integer).Or("0")).Giving("LIST<STRING>"),
        NullPropagating("apoc.text.replace", ValueTypes.String, "The string with every match of a pattern replaced.", Replace, Text("text"), Text("regex"), Text("replacement")),
        NullPropagating("apoc.text.regreplace", ValueTypes.String, "The string with every match of a pattern replaced.", Replace, Text("text"), Text("regex"), Text("replacement")) with { DeprecatedBy = "apoc.text.replace" },
        NullPropagating("apoc.text.regexGroups", ValueTypes.List, "Each match of a pattern with its groups.", Groups, Text("text"), Text("regex")).Giving("LIST<LIST<STRING>>"),
    ];

    private static GraphValue Split(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (text, limit) = (arguments[0].AsString(), IntegerOr(arguments, 2, 0));
        var parts = new List<GraphValue>();
        var from = 0;
        foreach (var match in Matches(context, text, arguments[1].AsString()))
        {
            if (limit > 0 && parts.Count == limit - 1)
                break;
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
                continue;
            parts.Add(text[from..match.Index]);
            from = match.Index + match.Length;
            context.RequireRoom((long)parts.Count * RowSize.PerValue * 2);
        }

        parts.Add(text[from..]);

        // Java's split drops empty strings at the end when the limit is 0.
        while (limit == 0 && parts.Count > 1 && parts[^1].AsString().Length == 0)
            parts.RemoveAt(parts.Count - 1);
        return GraphValue.Of(parts);
    }

    private static GraphValue Replace(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (text, replacement) = (arguments[0].AsString(), arguments[2].AsString());
        var result = new System.Text.StringBuilder();
        var from = 0;
        foreach (var match in Matches(context, text, arguments[1].AsString()))
        {
            result.Append(text, from, match.Index - from).Append(match.Result(replacement));
            context.RequireRoom(2L * sizeof(char) * result.Length);
            from = match.Index + match.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static GraphValue Groups(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var found = new List<GraphValue>();
        foreach (var match in Matches(context, arguments[0].AsString(), arguments[1].AsString()))
        {
            found.Add(GraphValue.Of([.. match.Groups.Values.Select(group => group.Success ? GraphValue.Of(group.Value) : GraphValue.Null)]));
            context.RequireRoom((long)found.Count * RowSize.PerValue * (match.Groups.Count + 2));
        }

        return GraphValue.Of(found);
    }

    private static IEnumerable<Match> Matches(IFunctionContext context, string text, string pattern)
    {
        var regex = RegularExpressions.Anywhere(pattern);
        for (var match = Next(() => regex.Match(text)); match.Success; match = Next(match.NextMatch))
        {
            context.Step();
            yield return match;
        }

        Match Next(Func<Match> find)
        {
            try
            {
                return find();
            }
            catch (RegexMatchTimeoutException)
            {
                throw RegularExpressions.TookTooLong(pattern);
            }
        }
    }
}
