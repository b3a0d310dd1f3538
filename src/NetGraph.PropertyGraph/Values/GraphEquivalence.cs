namespace NetGraph.PropertyGraph;

/// <summary>
/// The sameness of DISTINCT, grouping and UNION: null is null, NaN is NaN, 1 is 1.0, also inside lists and maps; maps without
/// regard to key order. Hash codes follow, and are stable only within a process.
/// </summary>
public sealed class GraphEquivalence : IEqualityComparer<GraphValue>
{
    private GraphEquivalence()
    {
    }

    public static GraphEquivalence Instance { get; } = new();

    /// <summary>The same for rows: column by column.</summary>
    public static IEqualityComparer<GraphValue[]> Rows { get; } = new RowEquivalence();

    public bool Equals(GraphValue x, GraphValue y)
    {
        if (x.IsNumber && y.IsNumber)
            return GraphNumbers.Compare(x, y) is { } sign ? sign == 0 : IsNaN(x) && IsNaN(y);
        if (x.Kind != y.Kind)
            return false;

        return x.Kind switch
        {
            GraphValueKind.Null => true,
            GraphValueKind.Boolean => x.AsBoolean() == y.AsBoolean(),
            GraphValueKind.String => string.Equals(x.AsString(), y.AsString(), StringComparison.Ordinal),
            GraphValueKind.List => Equals(x.AsList(), y.AsList()),
            GraphValueKind.Map => Equals(x.AsMap(), y.AsMap()),
            GraphValueKind.Node or GraphValueKind.Relationship => x.EntityId == y.EntityId,
            GraphValueKind.Path => GraphEquality.AreSame(x.AsPath(), y.AsPath()),
            _ => GraphEquality.AreSameScalar(x, y),
        };
    }

    public int GetHashCode(GraphValue obj) => obj.Kind switch
    {
        GraphValueKind.Null => 0,
        GraphValueKind.Boolean => obj.AsBoolean() ? 1 : 2,
        GraphValueKind.Integer => obj.AsInteger().GetHashCode(),
        GraphValueKind.Float => HashOf(obj.AsFloat()),
        GraphValueKind.String => string.GetHashCode(obj.AsString(), StringComparison.Ordinal),
        GraphValueKind.List => HashOf(obj.AsList()),
        GraphValueKind.Map => HashOf(obj.AsMap()),
        GraphValueKind.Node or GraphValueKind.Relationship => HashCode.Combine(obj.Kind, obj.EntityId),
        GraphValueKind.Path => HashOf(obj.AsPath()),
        GraphValueKind.Date => obj.AsDate().GetHashCode(),
        GraphValueKind.LocalTime => obj.AsLocalTime().GetHashCode(),
        GraphValueKind.Time => obj.AsTime().GetHashCode(),
        GraphValueKind.LocalDateTime => obj.AsLocalDateTime().GetHashCode(),
        GraphValueKind.DateTime => obj.AsDateTime().GetHashCode(),
        GraphValueKind.Duration => obj.AsDuration().GetHashCode(),
        _ => obj.AsPoint().GetHashCode(),
    };

    private static bool IsNaN(GraphValue value) => value.Kind == GraphValueKind.Float && double.IsNaN(value.AsFloat());

    private bool Equals(IReadOnlyList<GraphValue> left, IReadOnlyList<GraphValue> right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;

        ValueWalk.Enter();
        for (var i = 0; i < left.Count; i++)
        {
            ValueWalk.Pass(i);
            if (!Equals(left[i], right[i]))
                return false;
        }

        return true;
    }

    private bool Equals(GraphMap left, GraphMap right)
    {
        ValueWalk.Enter();
        return left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var other) && Equals(entry.Value, other));
    }

    /// <summary>A float that is a whole number within 64 bits hashes as that integer, because it is equivalent to it.</summary>
    private static int HashOf(double value)
    {
        if (double.IsNaN(value))
            return 3;
        if (value is >= -9223372036854775808.0 and < 9223372036854775808.0 && Math.Truncate(value) == value)
            return ((long)value).GetHashCode();
        return value.GetHashCode();
    }

    private int HashOf(IReadOnlyList<GraphValue> list)
    {
        ValueWalk.Enter();
        var hash = default(HashCode);
        for (var i = 0; i < list.Count; i++)
        {
            ValueWalk.Pass(i);
            hash.Add(GetHashCode(list[i]));
        }

        return hash.ToHashCode();
    }

    private int HashOf(GraphMap map)
    {
        ValueWalk.Enter();
        var sum = map.Count;
        foreach (var (key, value) in map)
            sum = unchecked(sum + HashCode.Combine(string.GetHashCode(key, StringComparison.Ordinal), GetHashCode(value)));
        return sum;
    }

    private static int HashOf(GraphPath path)
    {
        var hash = default(HashCode);
        foreach (var node in path.Nodes)
            hash.Add(node.EntityId);
        foreach (var relationship in path.Relationships)
            hash.Add(relationship.EntityId);
        return hash.ToHashCode();
    }

    private sealed class RowEquivalence : IEqualityComparer<GraphValue[]>
    {
        public bool Equals(GraphValue[]? x, GraphValue[]? y)
        {
            if (x is null || y is null)
                return x is null && y is null;
            if (x.Length != y.Length)
                return false;

            for (var i = 0; i < x.Length; i++)
            {
                if (!Instance.Equals(x[i], y[i]))
                    return false;
            }

            return true;
        }

        public int GetHashCode(GraphValue[] obj)
        {
            var hash = default(HashCode);
            foreach (var value in obj)
                hash.Add(Instance.GetHashCode(value));
            return hash.ToHashCode();
        }
    }
}
