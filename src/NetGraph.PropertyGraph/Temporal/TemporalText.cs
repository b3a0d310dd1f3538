using System.Globalization;
using System.Text;

namespace NetGraph.PropertyGraph;

/// <summary>
/// ISO 8601 text of temporal values as openCypher shows them: seconds are left out when they and the fraction are zero, an
/// offset of zero is <c>Z</c>, an offset may have seconds, years beyond 9999 have a sign.
/// </summary>
internal static class TemporalText
{
    public static void AppendDate(StringBuilder text, long epochDay)
    {
        var (year, month, day) = GraphCalendar.FromEpochDay(epochDay);
        if (year < 0)
            text.Append('-');
        else if (year > 9999)
            text.Append('+');
        text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(year):D4}-{month:D2}-{day:D2}");
    }

    public static void AppendTime(StringBuilder text, long nanosecondOfDay)
    {
        var seconds = nanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        var fraction = nanosecondOfDay % GraphCalendar.NanosecondsPerSecond;
        text.Append(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}");
        if (seconds % 60 == 0 && fraction == 0)
            return;

        text.Append(CultureInfo.InvariantCulture, $":{seconds % 60:D2}");
        AppendFraction(text, fraction);
    }

    public static void AppendOffset(StringBuilder text, int offsetSeconds)
    {
        if (offsetSeconds == 0)
        {
            text.Append('Z');
            return;
        }

        var magnitude = Math.Abs(offsetSeconds);
        text.Append(offsetSeconds < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{magnitude / 3600:D2}:{magnitude / 60 % 60:D2}");
        if (magnitude % 60 != 0)
            text.Append(CultureInfo.InvariantCulture, $":{magnitude % 60:D2}");
    }

    /// <summary>A point and up to nine digits, without trailing zeros; nothing for zero.</summary>
    public static void AppendFraction(StringBuilder text, long nanoseconds)
    {
        if (nanoseconds != 0)
            text.Append('.').Append(nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0'));
    }
}
