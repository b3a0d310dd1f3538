using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>Makes a duration from a map of amounts, whole or with fractions.</summary>
internal static class DurationFields
{
    public static GraphDuration Resolve(GraphMap map)
    {
        try
        {
            return Sum(map);
        }
        catch (OverflowException)
        {
            throw DurationMath.TooLarge();
        }
    }

    private static GraphDuration Sum(GraphMap map)
    {
        var (months, days, seconds) = (0m, 0m, 0m);
        foreach (var (key, value) in map)
        {
            var amount = Amount(key, value);
            _ = key switch
            {
                "years" => months += amount * 12,
                "quarters" => months += amount * 3,
                "months" => months += amount,
                "weeks" => days += amount * 7,
                "days" => days += amount,
                "hours" => seconds += amount * 3600,
                "minutes" => seconds += amount * 60,
                "seconds" => seconds += amount,
                "milliseconds" => seconds += amount / 1000,
                "microseconds" => seconds += amount / 1_000_000,
                "nanoseconds" => seconds += amount / GraphCalendar.NanosecondsPerSecond,
                _ => throw CypherErrors.Argument("InvalidArgumentValue", $"duration() has no field '{key}'."),
            };
        }

        return DurationMath.FromParts(months, days, seconds);
    }

    private static decimal Amount(string key, GraphValue value) => value.Kind switch
    {
        GraphValueKind.Integer => value.AsInteger(),
        GraphValueKind.Float => DurationMath.ToDecimal(value.AsFloat()),
        _ => throw CypherErrors.Argument("InvalidArgumentValue", $"duration() needs a number for '{key}', not {value}."),
    };
}
