using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphDateTime : IComparable<GraphDateTime>
{
    /// <summary>What a clock on the wall shows at the offset.</summary>
    public GraphLocalDateTime Local
    {
        get
        {
            var second = EpochSecond + OffsetSeconds;
            var day = GraphCalendar.FloorDivide(second, GraphCalendar.SecondsPerDay);
            return new(day, ((second - (day * GraphCalendar.SecondsPerDay)) * GraphCalendar.NanosecondsPerSecond) + Nanosecond);
        }
    }

    /// <summary>The instant at which a wall clock with this offset shows the local value.</summary>
    public static GraphDateTime FromLocal(GraphLocalDateTime local, int offsetSeconds, string? zoneId = null) => new(
        (local.EpochDay * GraphCalendar.SecondsPerDay) + (local.NanosecondOfDay / GraphCalendar.NanosecondsPerSecond) - offsetSeconds,
        (int)(local.NanosecondOfDay % GraphCalendar.NanosecondsPerSecond),
        offsetSeconds,
        zoneId);

    /// <summary>By instant, then by offset, then by zone name (none first), as in Neo4j.</summary>
    public int CompareTo(GraphDateTime other)
    {
        var sign = EpochSecond.CompareTo(other.EpochSecond);
        if (sign == 0)
            sign = Nanosecond.CompareTo(other.Nanosecond);
        if (sign == 0)
            sign = OffsetSeconds.CompareTo(other.OffsetSeconds);
        return sign != 0 ? sign : string.CompareOrdinal(ZoneId, other.ZoneId);
    }

    /// <summary>Local date and time, offset, and the zone in brackets when there is one.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(48).Append(Local.ToString());
        TemporalText.AppendOffset(text, OffsetSeconds);
        if (ZoneId is not null)
            text.Append('[').Append(ZoneId).Append(']');
        return text.ToString();
    }
}
