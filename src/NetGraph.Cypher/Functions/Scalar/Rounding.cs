using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// <c>round()</c> as in Neo4j 5: without a precision ties go towards positive infinity; with one they go away from zero (HALF_UP) unless
/// a mode says otherwise. Rounds the shortest decimal text of the float, so <c>round(1.005, 2)</c> is 1.01.
/// </summary>
internal static class Rounding
{
    private const int MostPlaces = 28;
    private const double LargestDecimal = 7e27;

    public static GraphValue Round(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var value = arguments[0].AsNumber();
        if (arguments.Length == 1)
            return double.IsFinite(value) && Math.Abs(value) < LargestDecimal ? Math.Floor(value) + (value - Math.Floor(value) >= 0.5 ? 1.0 : 0.0) : value;

        var precision = arguments[1].AsInteger();
        if (precision < 0)
            throw CypherErrors.Argument("NegativeIntegerArgument", $"round() needs a precision of 0 or more, not {precision}.");

        var mode = arguments.Length > 2 ? arguments[2].AsString() : "HALF_UP";
        var rounding = ModeOf(mode);
        if (!double.IsFinite(value) || Math.Abs(value) >= LargestDecimal || precision > MostPlaces)
            return value;

        var exact = decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return (double)RoundTo(exact, (int)precision, mode, rounding);
    }

    private static decimal RoundTo(decimal value, int places, string mode, MidpointRounding rounding) => mode.ToUpperInvariant() switch
    {
        "UP" => decimal.Round(value, places, value < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity),
        "HALF_DOWN" => HalfDown(value, places),
        _ => decimal.Round(value, places, rounding),
    };

    /// <summary>Ties towards zero: .NET has no such mode.</summary>
    private static decimal HalfDown(decimal value, int places)
    {
        var towardsZero = decimal.Round(value, places, MidpointRounding.ToZero);
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)places);
        return Math.Abs(value - towardsZero) * 2 > unit ? towardsZero + (Math.Sign(value) * unit) : towardsZero;
    }

    private static MidpointRounding ModeOf(string mode) => mode.ToUpperInvariant() switch
    {
        "CEILING" => MidpointRounding.ToPositiveInfinity,
        "FLOOR" => MidpointRounding.ToNegativeInfinity,
        "HALF_EVEN" => MidpointRounding.ToEven,
        "DOWN" => MidpointRounding.ToZero,
        "UP" or "HALF_UP" or "HALF_DOWN" => MidpointRounding.AwayFromZero,
        _ => throw CypherErrors.Argument("InvalidArgumentValue", $"round() knows the modes UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN, not '{mode}'."),
    };
}
