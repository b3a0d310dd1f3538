using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// Makes a time of day from the fields of a map; what is not given comes from the base time, or is zero, but a smaller unit needs the
/// larger ones. Millisecond, microsecond and nanosecond add up, each within what the larger given one leaves.
/// </summary>
internal static class TimeFields
{
    private const long Minute = 60 * GraphCalendar.NanosecondsPerSecond;
    private const long Hour = 60 * Minute;

    /// <summary>Nanoseconds of the day.</summary>
    /// <param name="keepsFraction">Whether given fractions add to the base's own, as after a truncation, instead of replacing them.</param>
    public static long Resolve(TemporalFields fields, long? baseTime, bool keepsFraction = false)
    {
        RequireLarger(fields, baseTime);
        var from = baseTime ?? 0;
        var hour = fields.Integer("hour", 0, 23) ?? (from / Hour);
        var minute = fields.Integer("minute", 0, 59) ?? (from / Minute % 60);
        var second = fields.Integer("second", 0, 59) ?? (from / GraphCalendar.NanosecondsPerSecond % 60);
        var fraction = Fraction(fields) is { } given
            ? given + (keepsFraction ? from % GraphCalendar.NanosecondsPerSecond : 0)
            : from % GraphCalendar.NanosecondsPerSecond;
        return (hour * Hour) + (minute * Minute) + (second * GraphCalendar.NanosecondsPerSecond) + fraction;
    }

    private static long? Fraction(TemporalFields fields)
    {
        if (!fields.HasAny("millisecond", "microsecond", "nanosecond"))
            return null;

        var millisecond = fields.Integer("millisecond", 0, 999);
        var microsecond = fields.Integer("microsecond", 0, millisecond is null ? 999_999 : 999);
        var nanosecond = fields.Integer("nanosecond", 0, microsecond is not null ? 999 : millisecond is not null ? 999_999 : 999_999_999);
        return ((millisecond ?? 0) * 1_000_000) + ((microsecond ?? 0) * 1000) + (nanosecond ?? 0);
    }

    private static void RequireLarger(TemporalFields fields, long? baseTime)
    {
        if (baseTime is not null)
            return;
        if (fields.HasAny("minute", "second", "millisecond", "microsecond", "nanosecond") && !fields.Has("hour"))
            throw fields.Wrong("needs 'hour' when a smaller unit is given");
        if (fields.HasAny("second", "millisecond", "microsecond", "nanosecond") && !fields.Has("minute"))
            throw fields.Wrong("needs 'minute' when a smaller unit is given");
        if (fields.HasAny("millisecond", "microsecond", "nanosecond") && !fields.Has("second"))
            throw fields.Wrong("needs 'second' when a smaller unit is given");
    }
}
