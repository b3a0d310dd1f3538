using System.Globalization;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// Conversions between scalar types: <c>toX</c> is null for text that does not parse and an error for other kinds, <c>toXOrNull</c> is null
/// for both, <c>toXList</c> converts each element like <c>toXOrNull</c> (Cypher manual, "Scalar functions").
/// </summary>
internal static class ConversionFunctions
{
    private const ValueTypes Printable =
        ValueTypes.Boolean | ValueTypes.Number | ValueTypes.String | ValueTypes.Temporal | ValueTypes.Duration | ValueTypes.Point;

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        .. Family("Boolean", ValueTypes.Boolean, ValueTypes.Boolean | ValueTypes.String | ValueTypes.Integer, ToBoolean),
        .. Family("Integer", ValueTypes.Integer, ValueTypes.Boolean | ValueTypes.String | ValueTypes.Number, ToInteger),
        .. Family("Float", ValueTypes.Float, ValueTypes.String | ValueTypes.Number, ToFloat),
        .. Family("String", ValueTypes.String, Printable, value => GraphValueText.RenderPlain(value)),
    ];

    private static FunctionDefinition[] Family(string type, ValueTypes result, ValueTypes accepted, Func<GraphValue, GraphValue> convert)
    {
        GraphValue OrNull(GraphValue value)
        {
            if (!accepted.Holds(value))
                return GraphValue.Null;
            return convert(value);
        }

        return
        [
            NullPropagating($"to{type}", result, $"The value as {type.ToUpperInvariant()}; null when text does not parse.", (_, a) => OrFail($"to{type}", a[0], convert(a[0])), Needs("input", accepted)),
            NullPropagating($"to{type}OrNull", result, $"The value as {type.ToUpperInvariant()}, or null.", (_, a) => OrNull(a[0]), Needs("input", ValueTypes.Any)),
            NullPropagating($"to{type}List", ValueTypes.List, $"Each element as {type.ToUpperInvariant()}, or null.", (c, a) => c.Map(a[0].AsList(), OrNull), Needs("input", ValueTypes.List)).Giving($"LIST<{type.ToUpperInvariant()}>") with { Category = FunctionCategories.List },
        ];
    }

    /// <summary>A float that no integer can hold is an error where unparsable text is null.</summary>
    private static GraphValue OrFail(string function, GraphValue value, GraphValue converted) => converted.IsNull && value.Kind == GraphValueKind.Float
        ? throw CypherErrors.Arithmetic("IntegerOverflow", $"{function}({value}): the value lies outside 64-bit integers.")
        : converted;

    private static GraphValue ToBoolean(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Boolean => value,
        GraphValueKind.Integer => value.AsInteger() != 0,
        _ => bool.TryParse(value.AsString(), out var parsed) ? parsed : GraphValue.Null,
    };

    private static GraphValue ToInteger(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Integer => value,
        GraphValueKind.Boolean => value.AsBoolean() ? 1 : 0,
        GraphValueKind.Float => Truncate(value.AsFloat()),
        _ => ParseInteger(value.AsString()),
    };

    private static GraphValue ParseInteger(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return ParseFloat(text) is { } number ? Truncate(number) : GraphValue.Null;
    }

    private static GraphValue Truncate(double value) =>
        value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : GraphValue.Null;

    private static GraphValue ToFloat(GraphValue value) =>
        value.IsNumber ? value.AsNumber() : ParseFloat(value.AsString()) is { } number ? number : GraphValue.Null;

    private static double? ParseFloat(string text) => text.Trim() switch
    {
        "NaN" => double.NaN,
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var trimmed when double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && trimmed.Any(char.IsAsciiDigit) => number,
        _ => null,
    };
}
