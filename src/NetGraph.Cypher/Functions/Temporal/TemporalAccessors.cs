using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// <c>value.property</c> on temporal values, durations and points (Cypher manual, "Components of temporal values"). Names are case-sensitive.
/// </summary>
internal static class TemporalAccessors
{
    /// <returns>False when the target is none of these kinds or has no such component.</returns>
    public static bool TryGet(GraphValue target, string property, out GraphValue value)
    {
        value = target.Kind switch
        {
            GraphValueKind.Duration => OfDuration(target.AsDuration(), property),
            GraphValueKind.Point => OfPoint(target.AsPoint(), property),
            _ when ValueTypes.Temporal.Holds(target) => OfTemporal(target, property),
            _ => GraphValue.Null,
        };
        return !value.IsNull;
    }

    private static GraphValue OfTemporal(GraphValue target, string property)
    {
        var parts = TemporalParts.Of(target);
        var value = parts.EpochDay is { } day ? OfDate(day, property) : GraphValue.Null;
        if (value.IsNull && parts.NanosecondOfDay is { } time)
            value = OfTime(time, property);
        if (value.IsNull && parts.Zone is { } zone)
            value = OfZone(zone, property);
        return value.IsNull && target.Kind == GraphValueKind.DateTime ? OfInstant(target.AsDateTime(), property) : value;
    }

    private static GraphValue OfDate(long epochDay, string property)
    {
        var (year, month, day) = GraphCalendar.FromEpochDay(epochDay);
        return property switch
        {
            "year" => year,
            "quarter" => DateFields.QuarterOf(month),
            "month" => month,
            "week" => GraphCalendar.WeekOf(epochDay).Week,
            "weekYear" => GraphCalendar.WeekOf(epochDay).WeekYear,
            "dayOfQuarter" or "quarterDay" => DateFields.DayOfQuarter(epochDay),
            "day" => day,
            "ordinalDay" => epochDay - GraphCalendar.ToEpochDay(year, 1, 1) + 1,
            "dayOfWeek" or "weekDay" => GraphCalendar.DayOfWeek(epochDay),
            _ => GraphValue.Null,
        };
    }

    private static GraphValue OfTime(long nanosecondOfDay, string property)
    {
        var seconds = nanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        var fraction = nanosecondOfDay % GraphCalendar.NanosecondsPerSecond;
        return property switch
        {
            "hour" => seconds / 3600,
            "minute" => seconds / 60 % 60,
            "second" => seconds % 60,
            "millisecond" => fraction / 1_000_000,
            "microsecond" => fraction / 1000,
            "nanosecond" => fraction,
            _ => GraphValue.Null,
        };
    }

    private static GraphValue OfZone(TemporalZone zone, string property) => property switch
    {
        "timezone" => zone.Name ?? IsoText.RenderOffset(zone.OffsetSeconds),
        "offset" => IsoText.RenderOffset(zone.OffsetSeconds),
        "offsetMinutes" => zone.OffsetSeconds / 60,
        "offsetSeconds" => zone.OffsetSeconds,
        _ => GraphValue.Null,
    };

    private static GraphValue OfInstant(GraphDateTime value, string property) => property switch
    {
        "epochSeconds" => value.EpochSecond,
        "epochMillis" => (value.EpochSecond * 1000) + (value.Nanosecond / 1_000_000),
        _ => GraphValue.Null,
    };

    /// <summary>Units count the whole of their group (months, days, seconds); <c>…Of…</c> counts what the larger unit leaves.</summary>
    private static GraphValue OfDuration(GraphDuration value, string property) => property switch
    {
        "years" => value.Months / 12,
        "quarters" => value.Months / 3,
        "months" => value.Months,
        "weeks" => value.Days / 7,
        "days" => value.Days,
        "hours" => value.Seconds / 3600,
        "minutes" => value.Seconds / 60,
        "seconds" => value.Seconds,
        "milliseconds" => Total(value, 1000),
        "microseconds" => Total(value, 1_000_000),
        "nanoseconds" => Total(value, GraphCalendar.NanosecondsPerSecond),
        "quartersOfYear" => value.Months / 3 % 4,
        "monthsOfQuarter" => value.Months % 3,
        "monthsOfYear" => value.Months % 12,
        "daysOfWeek" => value.Days % 7,
        "minutesOfHour" => value.Seconds / 60 % 60,
        "secondsOfMinute" => value.Seconds % 60,
        "millisecondsOfSecond" => value.Nanoseconds / 1_000_000,
        "microsecondsOfSecond" => value.Nanoseconds / 1000,
        "nanosecondsOfSecond" => value.Nanoseconds,
        _ => GraphValue.Null,
    };

    private static GraphValue Total(GraphDuration value, long unitsPerSecond)
    {
        var total = ((Int128)value.Seconds * unitsPerSecond) + (value.Nanoseconds / (GraphCalendar.NanosecondsPerSecond / unitsPerSecond));
        return total >= long.MinValue && total <= long.MaxValue ? (long)total : throw DurationMath.TooLarge();
    }

    private static GraphValue OfPoint(GraphPoint point, string property) => property switch
    {
        "x" => point.X,
        "y" => point.Y,
        "z" when point.Z is { } z => z,
        "longitude" when point.IsGeographic => point.X,
        "latitude" when point.IsGeographic => point.Y,
        "height" when point.IsGeographic && point.Z is { } height => height,
        "srid" => point.Srid,
        "crs" => point.Srid switch
        {
            GraphPoint.Wgs84 => "wgs-84",
            GraphPoint.Wgs84ThreeD => "wgs-84-3d",
            GraphPoint.Cartesian => "cartesian",
            _ => "cartesian-3d",
        },
        _ => GraphValue.Null,
    };
}
