using System.Text;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of strings (Cypher manual, "String functions"). Positions and lengths count code points.</summary>
internal static class StringFunctions
{
    /// <summary>The two names of a string's length, which Neo4j lists among the scalar functions.</summary>
    public static IEnumerable<FunctionDefinition> Lengths { get; } = [CharLength("char_length"), CharLength("character_length")];

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Upper("toUpper"),
        Upper("upper"),
        Lower("toLower"),
        Lower("lower"),
        Trimming("btrim", "both ends", start: true, end: true),
        NullPropagating("trim", ValueTypes.String, "The string without whitespace at both ends.", (_, a) => a[0].AsString().Trim(), Text("input")),
        Trimming("ltrim", "the start", start: true, end: false),
        Trimming("rtrim", "the end", start: false, end: true),
        NullPropagating("normalize", ValueTypes.String, "The string in a Unicode normal form: NFC, NFD, NFKC or NFKD.", Normalize, Text("input"), Takes("normalForm", ValueTypes.String).Or("NFC")),
        NullAware("left", ValueTypes.String, "The first characters of a string.", Left, Text("original"), Needs("length", ValueTypes.Integer)),
        NullAware("right", ValueTypes.String, "The last characters of a string.", Right, Text("original"), Needs("length", ValueTypes.Integer)),
        NullAware("substring", ValueTypes.String, "The characters from a position (from 0) on, at most length of them.", Substring, Text("original"), Needs("start", ValueTypes.Integer), Takes("length", ValueTypes.Integer)),
        NullPropagating("replace", ValueTypes.String, "The string with every occurrence of one text replaced by another.", Replace, Text("original"), Text("search"), Text("replace")),
        NullPropagating("split", ValueTypes.List, "The parts of a string between separators.", Split, Text("original"), Needs("splitDelimiters", ValueTypes.String | ValueTypes.List).Typed("STRING | LIST<STRING>")).Giving("LIST<STRING>"),
    ];

    private static FunctionParameter Text(string name) => Needs(name, ValueTypes.String);

    private static FunctionDefinition Upper(string name) =>
        NullPropagating(name, ValueTypes.String, "The string in upper case.", (_, a) => a[0].AsString().ToUpperInvariant(), Text("input"));

    private static FunctionDefinition Lower(string name) =>
        NullPropagating(name, ValueTypes.String, "The string in lower case.", (_, a) => a[0].AsString().ToLowerInvariant(), Text("input"));

    private static FunctionDefinition CharLength(string name) =>
        NullPropagating(name, ValueTypes.Integer, "The number of characters (code points) of a string.", (_, a) => CodePoints.Count(a[0].AsString()), Text("input"));

    private static FunctionDefinition Trimming(string name, string where, bool start, bool end) => NullPropagating(
        name,
        ValueTypes.String,
        $"The string without whitespace, or without the given characters, at {where}.",
        (_, a) => CodePoints.Trim(a[0].AsString(), a.Length > 1 ? a[1].AsString() : null, start, end),
        Text("input"),
        Takes("trimCharacterString", ValueTypes.String).Or("' '"));

    private static GraphValue Left(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return GraphValue.Null;
        return CodePoints.Substring(arguments[0].AsString(), 0, NotNegative("left", "length", arguments[1]));
    }

    private static GraphValue Right(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return GraphValue.Null;

        var text = arguments[0].AsString();
        var length = NotNegative("right", "length", arguments[1]);
        return CodePoints.Substring(text, Math.Max(0, CodePoints.Count(text) - length), length);
    }

    private static GraphValue Substring(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return GraphValue.Null;

        var start = NotNegative("substring", "start", arguments[1]);
        var length = arguments.Length > 2 ? NotNegative("substring", "length", arguments[2]) : long.MaxValue;
        return CodePoints.Substring(arguments[0].AsString(), start, length);
    }

    private static GraphValue Replace(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (text, search, replacement) = (arguments[0].AsString(), arguments[1].AsString(), arguments[2].AsString());
        if (search.Length == 0)
            return arguments[0];
        if (replacement.Length > search.Length)
            context.RequireRoom(sizeof(char) * (text.Length + (text.AsSpan().Count(search) * (long)(replacement.Length - search.Length))));
        return text.Replace(search, replacement, StringComparison.Ordinal);
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

    private static GraphValue Normalize(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var form = arguments.Length > 1 ? arguments[1].AsString() : "NFC";
        return UnicodeNormalization.Normalize(arguments[0].AsString(), form.ToUpperInvariant() switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw CypherErrors.Argument("InvalidArgumentValue", $"normalize() knows the forms NFC, NFD, NFKC and NFKD, not '{form}'."),
        });
    }

    /// <summary>The length or position; a missing one is an error even though a missing string is not.</summary>
    private static long NotNegative(string function, string parameter, GraphValue value) => value.Kind == GraphValueKind.Integer && value.AsInteger() >= 0
        ? value.AsInteger()
        : throw CypherErrors.Argument("NegativeIntegerArgument", $"{function}() needs a {parameter} of 0 or more, not {value}.");
}
