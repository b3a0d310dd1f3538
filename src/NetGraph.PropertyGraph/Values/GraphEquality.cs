namespace NetGraph.PropertyGraph;

/// <summary>
/// Cypher's <c>=</c>: three-valued. See openCypher CIP2016-06-14 (comparability and equality); equality of temporal values in
/// different zones follows Neo4j: one instant in two zones is not equal.
/// </summary>
public static class GraphEquality
{
    /// <summary>
    /// Whether the values are equal; null when either is null or when the answer hinges on a null inside a list or map.
    /// Values of different kinds are not equal, except that integers and floats compare by exact value. NaN equals nothing.
    /// </summary>
    public static bool? AreEqual(GraphValue left, GraphValue right)
    {
        if (left.IsNull || right.IsNull)
            return null;
        if (left.IsNumber && right.IsNumber)
            return GraphNumbers.Compare(left, right) == 0;
        if (left.Kind != right.Kind)
            return false;

        return left.Kind switch
        {
            GraphValueKind.Boolean => left.AsBoolean() == right.AsBoolean(),
            GraphValueKind.String => string.Equals(left.AsString(), right.AsString(), StringComparison.Ordinal),
            GraphValueKind.List => AreEqual(left.AsList(), right.AsList()),
            GraphValueKind.Map => AreEqual(left.AsMap(), right.AsMap()),
            GraphValueKind.Node or GraphValueKind.Relationship => left.EntityId == right.EntityId,
            GraphValueKind.Path => AreSame(left.AsPath(), right.AsPath()),
            _ => AreSameScalar(left, right),
        };
    }

    /// <summary>Equality of temporal values and points of one kind: all parts are equal.</summary>
    internal static bool AreSameScalar(GraphValue left, GraphValue right) => left.Kind switch
    {
        GraphValueKind.Date => left.AsDate() == right.AsDate(),
        GraphValueKind.LocalTime => left.AsLocalTime() == right.AsLocalTime(),
        GraphValueKind.Time => left.AsTime() == right.AsTime(),
        GraphValueKind.LocalDateTime => left.AsLocalDateTime() == right.AsLocalDateTime(),
        GraphValueKind.DateTime => left.AsDateTime() == right.AsDateTime(),
        GraphValueKind.Duration => left.AsDuration() == right.AsDuration(),
        GraphValueKind.Point => left.AsPoint() == right.AsPoint(),
        _ => throw new ArgumentOutOfRangeException(nameof(left), left.Kind, "Not a temporal value or point."),
    };

    /// <summary>Whether two paths walk the same nodes and relationships in the same order.</summary>
    internal static bool AreSame(GraphPath left, GraphPath right) =>
        left.Length == right.Length && SameIds(left.Nodes, right.Nodes) && SameIds(left.Relationships, right.Relationships);

    private static bool SameIds(IReadOnlyList<GraphValue> left, IReadOnlyList<GraphValue> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].EntityId != right[i].EntityId)
                return false;
        }

        return true;
    }

    private static bool? AreEqual(IReadOnlyList<GraphValue> left, IReadOnlyList<GraphValue> right)
    {
        if (left.Count != right.Count)
            return false;

        ValueWalk.Enter();
        bool? answer = true;
        for (var i = 0; i < left.Count; i++)
        {
            ValueWalk.Pass(i);
            var equal = AreEqual(left[i], right[i]);
            if (equal == false)
                return false;
            answer = equal is null ? null : answer;
        }

        return answer;
    }

    private static bool? AreEqual(GraphMap left, GraphMap right)
    {
        if (left.Count != right.Count || left.Keys.Any(key => !right.ContainsKey(key)))
            return false;

        ValueWalk.Enter();
        bool? answer = true;
        foreach (var (key, value) in left)
        {
            var equal = AreEqual(value, right[key]);
            if (equal == false)
                return false;
            answer = equal is null ? null : answer;
        }

        return answer;
    }
}
