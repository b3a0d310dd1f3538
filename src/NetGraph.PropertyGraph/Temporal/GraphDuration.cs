using System.Globalization;
using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphDuration : IComparable<GraphDuration>
{
    /// <summary>A twelfth of the average Gregorian year of 365.2425 days.</summary>
    public const long AverageSecondsPerMonth = 2_629_746;

    public static GraphDuration Zero => default;

    /// <summary>By average length, then by parts: the order of ORDER BY. Cypher's <c>&lt;</c> does not compare durations.</summary>
    public int CompareTo(GraphDuration other)
    {
        var sign = AverageSeconds().CompareTo(other.AverageSeconds());
        if (sign == 0)
            sign = Nanoseconds.CompareTo(other.Nanoseconds);
        if (sign == 0)
            sign = Months.CompareTo(other.Months);
        return sign != 0 ? sign : Days.CompareTo(other.Days);
    }

    /// <summary><c>P[nY][nM][nD][T[nH][nM][nS]]</c>; every part carries its own sign; nothing at all is <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (this == Zero)
            return "PT0S";

        var text = new StringBuilder("P");
        AppendPart(text, Months / 12, 'Y');
        AppendPart(text, Months % 12, 'M');
        AppendPart(text, Days, 'D');
        if (Seconds != 0 || Nanoseconds != 0)
            AppendTime(text.Append('T'));
        return text.ToString();
    }

    private Int128 AverageSeconds() => ((Int128)Months * AverageSecondsPerMonth) + ((Int128)Days * GraphCalendar.SecondsPerDay) + Seconds;

    private static void AppendPart(StringBuilder text, long amount, char unit)
    {
        if (amount != 0)
            text.Append(CultureInfo.InvariantCulture, $"{amount}{unit}");
    }

    private void AppendTime(StringBuilder text)
    {
        // The fraction is kept positive beside a floored second; shown, both point the same way.
        var (seconds, fraction) = Seconds < 0 && Nanoseconds > 0 ? (Seconds + 1, Nanoseconds - GraphCalendar.NanosecondsPerSecond) : (Seconds, Nanoseconds);
        AppendPart(text, seconds / 3600, 'H');
        AppendPart(text, seconds / 60 % 60, 'M');
        var rest = seconds % 60;
        if (rest == 0 && fraction == 0)
            return;

        if (rest == 0 && fraction < 0)
            text.Append('-');
        text.Append(rest);
        TemporalText.AppendFraction(text, Math.Abs(fraction));
        text.Append('S');
    }
}
