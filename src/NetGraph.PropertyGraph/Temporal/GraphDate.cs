using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphDate : IComparable<GraphDate>
{
    public long Year => GraphCalendar.FromEpochDay(EpochDay).Year;

    /// <summary>1 to 12.</summary>
    public int Month => GraphCalendar.FromEpochDay(EpochDay).Month;

    /// <summary>1 to 31.</summary>
    public int Day => GraphCalendar.FromEpochDay(EpochDay).Day;

    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public static GraphDate Of(long year, int month, int day)
    {
        if (year is < GraphCalendar.MinYear or > GraphCalendar.MaxYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, "A year lies between -999,999,999 and 999,999,999.");
        if (month is < 1 or > 12)
            throw new ArgumentOutOfRangeException(nameof(month), month, "A month lies between 1 and 12.");
        if (day < 1 || day > GraphCalendar.DaysInMonth(year, month))
            throw new ArgumentOutOfRangeException(nameof(day), day, "The month has no such day.");
        return new(GraphCalendar.ToEpochDay(year, month, day));
    }

    public int CompareTo(GraphDate other) => EpochDay.CompareTo(other.EpochDay);

    /// <summary><c>YYYY-MM-DD</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(10);
        TemporalText.AppendDate(text, EpochDay);
        return text.ToString();
    }
}
