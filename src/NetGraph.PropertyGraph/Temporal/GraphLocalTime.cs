using System.Text;

namespace NetGraph.PropertyGraph;

public readonly partial record struct GraphLocalTime : IComparable<GraphLocalTime>
{
    public int CompareTo(GraphLocalTime other) => NanosecondOfDay.CompareTo(other.NanosecondOfDay);

    /// <summary><c>HH:MM[:SS[.fraction]]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(18);
        TemporalText.AppendTime(text, NanosecondOfDay);
        return text.ToString();
    }
}
