using System.Globalization;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// apoc.number: numbers as text by Java's decimal patterns (<c>#,##0.00;(#)</c>), and back. English signs (comma for groups, point for
/// fractions), whatever the language asked for.
/// </summary>
internal static class NumberFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullAware("apoc.number.format", ValueTypes.String, "A number as text by a pattern; with groups of thousands and up to three places without one.", Format, Needs("number", ValueTypes.Any), Takes("pattern", ValueTypes.String).Or("''"), Takes("lang", ValueTypes.String).Or("''")),
        NullAware("apoc.number.parseInt", ValueTypes.Integer, "The integer that a text shows, or null.", (_, a) => Parse(a) is { } number ? ToInteger(decimal.Truncate(number)) : GraphValue.Null, Text("text"), Takes("pattern", ValueTypes.String).Or("''"), Takes("lang", ValueTypes.String).Or("''")),
        NullAware("apoc.number.parseFloat", ValueTypes.Float, "The float that a text shows, or null.", (_, a) => Parse(a) is { } number ? (double)number : GraphValue.Null, Text("text"), Takes("pattern", ValueTypes.String).Or("''"), Takes("lang", ValueTypes.String).Or("''")),
    ];

    private static GraphValue Format(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (!arguments[0].IsNumber)
            return GraphValue.Null;

        var pattern = TextOr(arguments, 1, "");
        if (pattern.Any(c => !"#0,.;%() -+".Contains(c, StringComparison.Ordinal)))
            throw Wrong("apoc.number.format", $"knows # 0 , . ; % ( ) and signs in a pattern, not '{pattern}'");

        var shown = pattern.Length == 0 ? "#,##0.###" : pattern;
        return arguments[0].Kind == GraphValueKind.Integer
            ? arguments[0].AsInteger().ToString(shown, CultureInfo.InvariantCulture)
            : arguments[0].AsFloat().ToString(shown, CultureInfo.InvariantCulture);
    }

    private static decimal? Parse(ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull)
            return null;
        const NumberStyles Styles = NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        return decimal.TryParse(arguments[0].AsString(), Styles, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static GraphValue ToInteger(decimal number) => number is >= long.MinValue and <= long.MaxValue ? (long)number : GraphValue.Null;
}
