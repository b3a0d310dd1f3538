using System.Text;

namespace NetGraph.PropertyGraph;

/// <summary>A date and time text taken apart: an offset and a zone name only where the text has them.</summary>
/// <param name="OffsetSeconds">Seconds east of UTC.</param>
/// <param name="ZoneId">The name in brackets, not checked against any zone data.</param>
public readonly record struct IsoDateTimeText(GraphLocalDateTime Local, int? OffsetSeconds, string? ZoneId);

/// <summary>
/// Reads the ISO 8601 forms that openCypher accepts, basic and extended (CIP2015-08-06, "String representations"): calendar, week, quarter and
/// ordinal dates, also cut short (<c>2015-07</c>, <c>2015W30</c>); times from hours to nanoseconds; offsets with seconds. Nothing throws:
/// text that is no such value gives false.
/// </summary>
public static class IsoText
{
    public static bool TryReadDate(ReadOnlySpan<char> text, out GraphDate date)
    {
        var cursor = new IsoCursor(text);
        date = default;
        return TryReadYear(ref cursor, out var year, out var isSigned)
            && TryReadDateRest(ref cursor, year, isSigned, out date)
            && cursor.IsAtEnd;
    }

    /// <summary>A time of day, with an offset when the text has one.</summary>
    public static bool TryReadTime(ReadOnlySpan<char> text, out GraphLocalTime time, out int? offsetSeconds)
    {
        var cursor = new IsoCursor(text);
        offsetSeconds = null;
        return TryReadLocalTime(ref cursor, out time) && TryReadOptionalOffset(ref cursor, out offsetSeconds) && cursor.IsAtEnd;
    }

    /// <summary>An offset alone: <c>Z</c>, <c>+01</c>, <c>+0100</c>, <c>+01:00</c>, <c>+01:00:30</c>, within ±18 hours.</summary>
    public static bool TryReadOffset(ReadOnlySpan<char> text, out int offsetSeconds)
    {
        var cursor = new IsoCursor(text);
        var read = TryReadOptionalOffset(ref cursor, out var offset) && cursor.IsAtEnd && offset is not null;
        offsetSeconds = offset ?? 0;
        return read;
    }

    /// <summary>Date, then optionally <c>T</c> and time, offset, and a zone in brackets. Without a time it is midnight.</summary>
    public static bool TryReadDateTime(ReadOnlySpan<char> text, out IsoDateTimeText result)
    {
        result = default;
        string? zone = null;
        var bracket = text.IndexOf('[');
        if (bracket >= 0)
        {
            if (text[^1] != ']' || text.Length - bracket < 3)
                return false;
            zone = text[(bracket + 1)..^1].ToString();
            text = text[..bracket];
        }

        var mark = text.IndexOf('T');
        if (!TryReadDate(mark < 0 ? text : text[..mark], out var date))
            return false;

        var time = default(GraphLocalTime);
        int? offset = null;
        if (mark >= 0 && !TryReadTime(text[(mark + 1)..], out time, out offset))
            return false;

        result = new(new GraphLocalDateTime(date.EpochDay, time.NanosecondOfDay), offset, zone);
        return true;
    }

    /// <summary><c>Z</c>, <c>+01:00</c> or <c>+00:53:28</c>.</summary>
    public static string RenderOffset(int offsetSeconds)
    {
        var text = new StringBuilder();
        TemporalText.AppendOffset(text, offsetSeconds);
        return text.ToString();
    }

    private static bool TryReadYear(ref IsoCursor cursor, out long year, out bool isSigned)
    {
        var negative = cursor.TryTake('-');
        isSigned = negative || cursor.TryTake('+');
        var read = isSigned ? cursor.TryTakeDigits(1, 9, out year) : cursor.TryTakeDigits(4, 4, out year);
        year = negative ? -year : year;
        return read;
    }

    private static bool TryReadDateRest(ref IsoCursor cursor, long year, bool isSigned, out GraphDate date)
    {
        date = new(GraphCalendar.ToEpochDay(year, 1, 1));
        if (cursor.IsAtEnd)
            return true;

        var extended = cursor.TryTake('-');
        if (!extended && isSigned)
            return false;
        if (cursor.TryTake('W'))
            return TryReadWeek(ref cursor, year, extended, out date);
        if (cursor.TryTake('Q'))
            return TryReadQuarter(ref cursor, year, extended, out date);
        if (cursor.DigitsAhead == 3)
            return TryReadOrdinal(ref cursor, year, out date);
        return TryReadCalendar(ref cursor, year, extended, out date);
    }

    private static bool TryReadCalendar(ref IsoCursor cursor, long year, bool extended, out GraphDate date)
    {
        date = default;
        var day = 1L;
        if (!cursor.TryTakeDigits(extended ? 1 : 2, 2, out var month))
            return false;
        if (!cursor.IsAtEnd && !((!extended || cursor.TryTake('-')) && cursor.TryTakeDigits(extended ? 1 : 2, 2, out day)))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > GraphCalendar.DaysInMonth(year, (int)month))
            return false;

        date = new(GraphCalendar.ToEpochDay(year, (int)month, (int)day));
        return true;
    }

    private static bool TryReadOrdinal(ref IsoCursor cursor, long year, out GraphDate date)
    {
        date = default;
        if (!cursor.TryTakeDigits(3, 3, out var ordinal) || ordinal < 1 || ordinal > GraphCalendar.DaysInYear(year))
            return false;

        date = new(GraphCalendar.ToEpochDay(year, 1, 1) + ordinal - 1);
        return true;
    }

    private static bool TryReadWeek(ref IsoCursor cursor, long year, bool extended, out GraphDate date)
    {
        date = default;
        var day = 1L;
        if (!cursor.TryTakeDigits(2, 2, out var week))
            return false;
        if (!cursor.IsAtEnd && !((!extended || cursor.TryTake('-')) && cursor.TryTakeDigits(1, 1, out day)))
            return false;
        if (week < 1 || week > GraphCalendar.WeeksInYear(year) || day is < 1 or > 7)
            return false;

        date = new(GraphCalendar.FirstWeekOf(year) + ((week - 1) * 7) + day - 1);
        return true;
    }

    private static bool TryReadQuarter(ref IsoCursor cursor, long year, bool extended, out GraphDate date)
    {
        date = default;
        var day = 1L;
        if (!cursor.TryTakeDigits(1, 1, out var quarter))
            return false;
        if (!cursor.IsAtEnd && !((!extended || cursor.TryTake('-')) && cursor.TryTakeDigits(2, 2, out day)))
            return false;
        if (quarter is < 1 or > 4 || day < 1 || day > GraphCalendar.DaysInQuarter(year, (int)quarter))
            return false;

        date = new(GraphCalendar.ToEpochDay(year, (int)(quarter * 3) - 2, 1) + day - 1);
        return true;
    }

    private static bool TryReadLocalTime(ref IsoCursor cursor, out GraphLocalTime time)
    {
        time = default;
        var (minute, second, fraction) = (0L, 0L, 0L);
        if (!cursor.TryTakeDigits(2, 2, out var hour))
            return false;

        var extended = cursor.TryTake(':');
        if ((extended || cursor.DigitsAhead > 0) && !cursor.TryTakeDigits(2, 2, out minute))
            return false;
        if ((extended ? cursor.TryTake(':') : cursor.DigitsAhead > 0)
            && !(cursor.TryTakeDigits(2, 2, out second) && TryReadOptionalFraction(ref cursor, out fraction)))
            return false;
        if (hour > 23 || minute > 59 || second > 59)
            return false;

        time = new((((((hour * 60) + minute) * 60) + second) * GraphCalendar.NanosecondsPerSecond) + fraction);
        return true;
    }

    private static bool TryReadOptionalFraction(ref IsoCursor cursor, out long nanoseconds)
    {
        nanoseconds = 0;
        if (!cursor.TryTake('.') && !cursor.TryTake(','))
            return true;

        var digits = cursor.DigitsAhead;
        if (!cursor.TryTakeDigits(1, 9, out nanoseconds))
            return false;
        for (var i = digits; i < 9; i++)
            nanoseconds *= 10;
        return true;
    }

    private static bool TryReadOptionalOffset(ref IsoCursor cursor, out int? offsetSeconds)
    {
        offsetSeconds = null;
        if (cursor.IsAtEnd)
            return true;
        if (cursor.TryTake('Z'))
        {
            offsetSeconds = 0;
            return true;
        }

        var negative = cursor.TryTake('-');
        if (!negative && !cursor.TryTake('+'))
            return false;

        var (minute, second) = (0L, 0L);
        if (!cursor.TryTakeDigits(2, 2, out var hour))
            return false;

        var extended = cursor.TryTake(':');
        if ((extended || cursor.DigitsAhead > 0) && !cursor.TryTakeDigits(2, 2, out minute))
            return false;
        if ((extended ? cursor.TryTake(':') : cursor.DigitsAhead > 0) && !cursor.TryTakeDigits(2, 2, out second))
            return false;

        var total = (hour * 3600) + (minute * 60) + second;
        offsetSeconds = (int)(negative ? -total : total);
        return minute <= 59 && second <= 59 && total <= 18 * 3600;
    }
}
