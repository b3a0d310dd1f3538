namespace NetGraph.PropertyGraph;

/// <summary>
/// The total order of ORDER BY, min and max (openCypher CIP2016-06-14, orderability; points as in Neo4j): map, node, relationship,
/// list, path, point, datetime, localdatetime, date, time, localtime, duration, string, boolean, number, NaN, null.
/// </summary>
/// <remarks>
/// Strings order by code point. Lists order element by element, the shorter first; maps by size, then sorted keys, then
/// values; durations by average length (a month is 2,629,746 seconds, a day 86,400), then by parts.
/// </remarks>
public sealed class GraphOrdering : IComparer<GraphValue>
{
    private GraphOrdering()
    {
    }

    public static GraphOrdering Instance { get; } = new();

    public int Compare(GraphValue x, GraphValue y)
    {
        if (x.IsNumber && y.IsNumber)
            return CompareNumbers(x, y);
        if (x.Kind != y.Kind)
            return Rank(x.Kind).CompareTo(Rank(y.Kind));

        return x.Kind switch
        {
            GraphValueKind.Null => 0,
            GraphValueKind.Boolean => x.AsBoolean().CompareTo(y.AsBoolean()),
            GraphValueKind.String => CompareCodePoints(x.AsString(), y.AsString()),
            GraphValueKind.List => Compare(x.AsList(), y.AsList()),
            GraphValueKind.Map => Compare(x.AsMap(), y.AsMap()),
            GraphValueKind.Node or GraphValueKind.Relationship => x.EntityId.CompareTo(y.EntityId),
            GraphValueKind.Path => Compare(x.AsPath(), y.AsPath()),
            GraphValueKind.Date => x.AsDate().CompareTo(y.AsDate()),
            GraphValueKind.LocalTime => x.AsLocalTime().CompareTo(y.AsLocalTime()),
            GraphValueKind.Time => x.AsTime().CompareTo(y.AsTime()),
            GraphValueKind.LocalDateTime => x.AsLocalDateTime().CompareTo(y.AsLocalDateTime()),
            GraphValueKind.DateTime => x.AsDateTime().CompareTo(y.AsDateTime()),
            GraphValueKind.Duration => x.AsDuration().CompareTo(y.AsDuration()),
            _ => x.AsPoint().CompareTo(y.AsPoint()),
        };
    }

    /// <summary>Compares strings by Unicode code point; .NET's ordinal order compares UTF-16 units and puts U+1F600 before U+FF21.</summary>
    public static int CompareCodePoints(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a == b)
                continue;

            // Surrogates stand for code points above every other UTF-16 unit.
            var (surrogateA, surrogateB) = (char.IsSurrogate(a), char.IsSurrogate(b));
            return surrogateA == surrogateB ? a.CompareTo(b) : surrogateA ? 1 : -1;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Rank(GraphValueKind kind) => kind switch
    {
        GraphValueKind.Map => 0,
        GraphValueKind.Node => 1,
        GraphValueKind.Relationship => 2,
        GraphValueKind.List => 3,
        GraphValueKind.Path => 4,
        GraphValueKind.Point => 5,
        GraphValueKind.DateTime => 6,
        GraphValueKind.LocalDateTime => 7,
        GraphValueKind.Date => 8,
        GraphValueKind.Time => 9,
        GraphValueKind.LocalTime => 10,
        GraphValueKind.Duration => 11,
        GraphValueKind.String => 12,
        GraphValueKind.Boolean => 13,
        GraphValueKind.Integer or GraphValueKind.Float => 14,
        _ => 15,
    };

    private static int CompareNumbers(GraphValue x, GraphValue y)
    {
        if (GraphNumbers.Compare(x, y) is { } sign)
            return sign;

        return IsNaN(x).CompareTo(IsNaN(y));
    }

    private static bool IsNaN(GraphValue value) => value.Kind == GraphValueKind.Float && double.IsNaN(value.AsFloat());

    private int Compare(IReadOnlyList<GraphValue> x, IReadOnlyList<GraphValue> y)
    {
        if (ReferenceEquals(x, y))
            return 0;

        ValueWalk.Enter();
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            ValueWalk.Pass(i);
            var sign = Compare(x[i], y[i]);
            if (sign != 0)
                return sign;
        }

        return x.Count.CompareTo(y.Count);
    }

    private int Compare(GraphMap x, GraphMap y)
    {
        if (x.Count != y.Count)
            return x.Count.CompareTo(y.Count);

        ValueWalk.Enter();
        var left = x.OrderBy(e => e.Key, Comparer<string>.Create(CompareCodePoints)).ToArray();
        var right = y.OrderBy(e => e.Key, Comparer<string>.Create(CompareCodePoints)).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var sign = CompareCodePoints(left[i].Key, right[i].Key);
            if (sign != 0)
                return sign;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var sign = Compare(left[i].Value, right[i].Value);
            if (sign != 0)
                return sign;
        }

        return 0;
    }

    private static int Compare(GraphPath x, GraphPath y)
    {
        for (var i = 0; i < Math.Min(x.Nodes.Count, y.Nodes.Count); i++)
        {
            var sign = x.Nodes[i].EntityId.CompareTo(y.Nodes[i].EntityId);
            if (sign == 0 && i < x.Length && i < y.Length)
                sign = x.Relationships[i].EntityId.CompareTo(y.Relationships[i].EntityId);
            if (sign != 0)
                return sign;
        }

        return x.Length.CompareTo(y.Length);
    }
}
