using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of strings (Cypher manual, "String functions"). Positions and lengths count code points.</summary>
internal static class StringFunctions
{
    private static readonly FunctionDefinition ToUpper =
        NullPropagating("toUpper", ValueTypes.String, "The string in upper case.", (_, a) => a[0].AsString().ToUpperInvariant(), Text("input"));

    private static readonly FunctionDefinition ToLower =
        NullPropagating("toLower", ValueTypes.String, "The string in lower case.", (_, a) => a[0].AsString().ToLowerInvariant(), Text("input"));

    private static readonly FunctionDefinition CharLength =
        NullPropagating("char_length", ValueTypes.Integer, "The number of characters of a string.", (_, a) => CodePoints.Count(a[0].AsString()), Text("input"));

    private static readonly FunctionDefinition BothTrim = Trimming("btrim", "both ends", (s, c) => s.Trim(c), s => s.Trim());

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        ToUpper,
        ToUpper.Alias("upper"),
        ToLower,
        ToLower.Alias("lower"),
        CharLength,
        CharLength.Alias("character_length"),
        BothTrim,
        BothTrim.Alias("trim"),
        Trimming("ltrim", "the start", (s, c) => s.TrimStart(c), s => s.TrimStart()),
        Trimming("rtrim", "the end", (s, c) => s.TrimEnd(c), s => s.TrimEnd()),
        NullPropagating("left", ValueTypes.String, "The first characters of a string.", Left, Text("original"), Needs("length", ValueTypes.Integer)),
        NullPropagating("right", ValueTypes.String, "The last characters of a string.", Right, Text("original"), Needs("length", ValueTypes.Integer)),
        NullPropagating("substring", ValueTypes.String, "The characters from a position (from 0) on, at most length of them.", Substring, Text("original"), Needs("start", ValueTypes.Integer), Takes("length", ValueTypes.Integer)),
        NullPropagating("replace", ValueTypes.String, "The string with every occurrence of one text replaced by another.", Replace, Text("original"), Text("search"), Text("replace")),
        NullPropagating("split", ValueTypes.List, "The parts of a string between separators.", Split, Text("original"), Needs("splitDelimiters", ValueTypes.String | ValueTypes.List).Typed("STRING | LIST<STRING>")).Giving("LIST<STRING>"),
    ];

    private static FunctionParameter Text(string name) => Needs(name, ValueTypes.String);

    private static FunctionDefinition Trimming(string name, string where, Func<string, char[], string> characters, Func<string, string> whitespace) => NullPropagating(
        name,
        ValueTypes.String,
        $"The string without whitespace, or without the given characters, at {where}.",
        (_, a) => a.Length > 1 ? characters(a[0].AsString(), a[1].AsString().ToCharArray()) : whitespace(a[0].AsString()),
        Text("input"),
        Takes("trimCharacterString", ValueTypes.String).Or("' '"));

    private static GraphValue Left(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) =>
        CodePoints.Substring(arguments[0].AsString(), 0, NotNegative("left", "length", arguments[1]));

    private static GraphValue Right(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var text = arguments[0].AsString();
        var length = NotNegative("right", "length", arguments[1]);
        return CodePoints.Substring(text, Math.Max(0, CodePoints.Count(text) - length), length);
    }

    private static GraphValue Substring(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var start = NotNegative("substring", "start", arguments[1]);
        var length = arguments.Length > 2 ? NotNegative("substring", "length", arguments[2]) : long.MaxValue;
        return CodePoints.Substring(arguments[0].AsString(), start, length);
    }

    private static GraphValue Replace(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var search = arguments[1].AsString();
        return search.Length == 0 ? arguments[0] : arguments[0].AsString().Replace(search, arguments[2].AsString(), StringComparison.Ordinal);
    }

    private static GraphValue Split(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var separators = arguments[1].Kind == GraphValueKind.String ? [arguments[1].AsString()] : SeparatorsOf(arguments[1].AsList());
        var text = arguments[0].AsString();
        var parts = separators is [""] ? CodePoints.Each(text) : text.Split([.. separators.Where(s => s.Length > 0)], StringSplitOptions.None);
        return GraphValue.Of([.. parts.Select(part => GraphValue.Of(part))]);
    }

    private static string[] SeparatorsOf(IReadOnlyList<GraphValue> list) =>
        [.. list.Select(item => item.Kind == GraphValueKind.String ? item.AsString() : throw WrongArgument("split", "splitDelimiters", item))];

    private static long NotNegative(string function, string parameter, GraphValue value) => value.AsInteger() >= 0
        ? value.AsInteger()
        : throw CypherErrors.Argument("NegativeIntegerArgument", $"{function}() needs a {parameter} of 0 or more, not {value}.");
}
