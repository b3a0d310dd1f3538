using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphLocalDateTime : IComparable<GraphLocalDateTime>
{
    public int CompareTo(GraphLocalDateTime other)
    {
        var sign = EpochDay.CompareTo(other.EpochDay);
        return sign != 0 ? sign : NanosecondOfDay.CompareTo(other.NanosecondOfDay);
    }

    /// <summary>Date, <c>T</c>, local time.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(29);
        TemporalText.AppendDate(text, EpochDay);
        text.Append('T');
        TemporalText.AppendTime(text, NanosecondOfDay);
        return text.ToString();
    }
}
