using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// Makes a date from the fields of a map: calendar (month, day), week (week, dayOfWeek), quarter (quarter, dayOfQuarter) or ordinal
/// date; what is not given comes from the base date, or is the first. The groups do not mix.
/// </summary>
internal static class DateFields
{
    /// <summary>Epoch day.</summary>
    public static long Resolve(TemporalFields fields, long? baseDay)
    {
        var groups = (fields.HasAny("month", "day") ? 1 : 0) + (fields.HasAny("week", "dayOfWeek") ? 1 : 0)
            + (fields.HasAny("quarter", "dayOfQuarter") ? 1 : 0) + (fields.Has("ordinalDay") ? 1 : 0);
        if (groups > 1)
            throw fields.Wrong("takes month and day, or week and dayOfWeek, or quarter and dayOfQuarter, or ordinalDay, not a mix");

        if (fields.HasAny("week", "dayOfWeek"))
            return Week(fields, baseDay);
        if (fields.HasAny("quarter", "dayOfQuarter"))
            return Quarter(fields, baseDay);
        return fields.Has("ordinalDay") ? Ordinal(fields, baseDay) : Calendar(fields, baseDay);
    }

    private static long Calendar(TemporalFields fields, long? baseDay)
    {
        var year = Year(fields, baseDay is { } from ? GraphCalendar.FromEpochDay(from).Year : null);
        var month = (int)(fields.Integer("month", 1, 12) ?? Base(baseDay, d => GraphCalendar.FromEpochDay(d).Month) ?? First(fields, "month", "day"));
        var day = (int)(fields.Integer("day", 1, 31) ?? Base(baseDay, d => GraphCalendar.FromEpochDay(d).Day) ?? 1);
        return day <= GraphCalendar.DaysInMonth(year, month)
            ? GraphCalendar.ToEpochDay(year, month, day)
            : throw CypherErrors.Argument("NumberOutOfRange", $"There is no day {day} in month {month} of the year {year}.");
    }

    private static long Week(TemporalFields fields, long? baseDay)
    {
        var year = Year(fields, baseDay is { } from ? GraphCalendar.WeekOf(from).WeekYear : null);
        var week = fields.Integer("week", 1, 53) ?? Base(baseDay, d => GraphCalendar.WeekOf(d).Week) ?? First(fields, "week", "dayOfWeek");
        var day = fields.Integer("dayOfWeek", 1, 7) ?? Base(baseDay, GraphCalendar.DayOfWeek) ?? 1;
        return week <= GraphCalendar.WeeksInYear(year)
            ? GraphCalendar.FirstWeekOf(year) + ((week - 1) * 7) + day - 1
            : throw CypherErrors.Argument("NumberOutOfRange", $"There is no week {week} in the year {year}.");
    }

    private static long Quarter(TemporalFields fields, long? baseDay)
    {
        var year = Year(fields, baseDay is { } from ? GraphCalendar.FromEpochDay(from).Year : null);
        var quarter = (int)(fields.Integer("quarter", 1, 4) ?? Base(baseDay, d => QuarterOf(GraphCalendar.FromEpochDay(d).Month)) ?? First(fields, "quarter", "dayOfQuarter"));
        var day = fields.Integer("dayOfQuarter", 1, 92) ?? Base(baseDay, DayOfQuarter) ?? 1;
        return day <= GraphCalendar.DaysInQuarter(year, quarter)
            ? GraphCalendar.ToEpochDay(year, (quarter * 3) - 2, 1) + day - 1
            : throw CypherErrors.Argument("NumberOutOfRange", $"There is no day {day} in quarter {quarter} of the year {year}.");
    }

    private static long Ordinal(TemporalFields fields, long? baseDay)
    {
        var year = Year(fields, baseDay is { } from ? GraphCalendar.FromEpochDay(from).Year : null);
        var day = fields.Integer("ordinalDay", 1, 366) ?? 1;
        return day <= GraphCalendar.DaysInYear(year)
            ? GraphCalendar.ToEpochDay(year, 1, 1) + day - 1
            : throw CypherErrors.Argument("NumberOutOfRange", $"There is no day {day} in the year {year}.");
    }

    public static int QuarterOf(int month) => ((month - 1) / 3) + 1;

    public static int DayOfQuarter(long epochDay)
    {
        var (year, month, _) = GraphCalendar.FromEpochDay(epochDay);
        return (int)(epochDay - GraphCalendar.ToEpochDay(year, (QuarterOf(month) * 3) - 2, 1)) + 1;
    }

    private static long Year(TemporalFields fields, long? fromBase) =>
        fields.Integer("year", GraphCalendar.MinYear, GraphCalendar.MaxYear) ?? fromBase ?? throw fields.Wrong("needs a 'year' or a 'date'");

    private static long? Base(long? baseDay, Func<long, int> part) => baseDay is { } day ? part(day) : null;

    /// <summary>The default of a larger unit, which must be given when the smaller one is.</summary>
    private static long First(TemporalFields fields, string larger, string smaller) =>
        fields.Has(smaller) ? throw fields.Wrong($"needs '{larger}' when '{smaller}' is given") : 1;
}
