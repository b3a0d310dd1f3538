using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// <c>date.truncate</c> and its kin: cuts a value down to one of fourteen units, then sets the given fields. A zone in the map replaces
/// the value's own without moving the clock.
/// </summary>
internal static class Truncation
{
    private enum Unit
    {
        Millennium,
        Century,
        Decade,
        Year,
        WeekYear,
        Quarter,
        Month,
        Week,
        Day,
        Hour,
        Minute,
        Second,
        Millisecond,
        Microsecond,
    }

    public static GraphValue Truncate(IFunctionContext context, string function, GraphValueKind kind, string unitName, GraphValue value, GraphMap overrides)
    {
        if (!Enum.TryParse<Unit>(unitName, ignoreCase: true, out var unit) || char.IsAsciiDigit(unitName[0]))
            throw CypherErrors.Argument("InvalidArgumentValue", $"{function}() knows no unit '{unitName}'.");

        var parts = TemporalParts.Of(value);
        RequireFit(function, kind, unit, parts);
        var fields = new TemporalFields(function, overrides);
        fields.RequireKnown();

        var day = parts.EpochDay is { } from ? TruncateDay(from, unit) : (long?)null;
        var time = TruncateTime(parts.NanosecondOfDay ?? 0, unit);
        if (overrides.Count > 0)
        {
            day = kind is GraphValueKind.LocalTime or GraphValueKind.Time ? day : DateFields.Resolve(fields, day);
            time = kind == GraphValueKind.Date ? time : TimeFields.Resolve(fields, time, keepsFraction: true);
        }

        var zone = fields.Zone() is { } given ? FixedForTime(given, kind, context) : parts.Zone;
        return new TemporalParts(day, time, zone).ToValue(kind, TemporalZone.DefaultOf(context));
    }

    private static TemporalZone FixedForTime(TemporalZone zone, GraphValueKind kind, IFunctionContext context) =>
        kind == GraphValueKind.Time ? new(zone.OffsetAt(context.StatementTime.EpochSecond)) : zone;

    private static void RequireFit(string function, GraphValueKind kind, Unit unit, TemporalParts parts)
    {
        var needsDate = kind is GraphValueKind.Date or GraphValueKind.LocalDateTime or GraphValueKind.DateTime;
        if (needsDate && parts.EpochDay is null)
            throw CypherErrors.Argument("InvalidArgumentValue", $"{function}() needs a value with a date.");
        if (!needsDate && (parts.NanosecondOfDay is null || unit < Unit.Day))
            throw CypherErrors.Argument("InvalidArgumentValue", $"{function}() needs a value with a time and a unit of a day or less.");
        if (unit > Unit.Day && (kind == GraphValueKind.Date || parts.NanosecondOfDay is null))
            throw CypherErrors.Argument("InvalidArgumentValue", $"{function}() cannot cut a date to less than a day.");
    }

    private static long TruncateDay(long epochDay, Unit unit)
    {
        var (year, month, _) = GraphCalendar.FromEpochDay(epochDay);
        return unit switch
        {
            Unit.Millennium => FirstOf(year - GraphCalendar.FloorModulo(year, 1000)),
            Unit.Century => FirstOf(year - GraphCalendar.FloorModulo(year, 100)),
            Unit.Decade => FirstOf(year - GraphCalendar.FloorModulo(year, 10)),
            Unit.Year => FirstOf(year),
            Unit.WeekYear => GraphCalendar.FirstWeekOf(GraphCalendar.WeekOf(epochDay).WeekYear),
            Unit.Quarter => GraphCalendar.ToEpochDay(year, (DateFields.QuarterOf(month) * 3) - 2, 1),
            Unit.Month => GraphCalendar.ToEpochDay(year, month, 1),
            Unit.Week => epochDay - (GraphCalendar.DayOfWeek(epochDay) - 1),
            _ => epochDay,
        };
    }

    private static long FirstOf(long year) => GraphCalendar.ToEpochDay(year, 1, 1);

    private static long TruncateTime(long nanosecondOfDay, Unit unit)
    {
        var width = unit switch
        {
            Unit.Hour => 3600 * GraphCalendar.NanosecondsPerSecond,
            Unit.Minute => 60 * GraphCalendar.NanosecondsPerSecond,
            Unit.Second => GraphCalendar.NanosecondsPerSecond,
            Unit.Millisecond => 1_000_000,
            Unit.Microsecond => 1000,
            _ => GraphCalendar.NanosecondsPerDay,
        };
        return nanosecondOfDay - (nanosecondOfDay % width);
    }
}
