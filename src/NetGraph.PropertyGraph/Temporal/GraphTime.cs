using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphTime : IComparable<GraphTime>
{
    /// <summary>Nanoseconds since midnight UTC; outside 0 to a day when the offset pushes it there.</summary>
    public long UtcNanosecond => NanosecondOfDay - (OffsetSeconds * GraphCalendar.NanosecondsPerSecond);

    /// <summary>By instant, then by offset.</summary>
    public int CompareTo(GraphTime other)
    {
        var sign = UtcNanosecond.CompareTo(other.UtcNanosecond);
        return sign != 0 ? sign : OffsetSeconds.CompareTo(other.OffsetSeconds);
    }

    /// <summary>Local time and offset.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(24);
        TemporalText.AppendTime(text, NanosecondOfDay);
        TemporalText.AppendOffset(text, OffsetSeconds);
        return text.ToString();
    }
}
