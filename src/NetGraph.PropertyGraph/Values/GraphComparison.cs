namespace NetGraph.PropertyGraph;

/// <summary>
/// Cypher's <c>&lt; &lt;= &gt; &gt;=</c>: three-valued (openCypher CIP2016-06-14). Comparable are numbers, strings (by code point),
/// booleans, temporal values of one kind and lists of comparable elements; durations, maps, entities, paths and points are not.
/// </summary>
public static class GraphComparison
{
    private enum Relation
    {
        Less,
        Equal,
        Greater,

        /// <summary>A number with NaN: every comparison is false, not null.</summary>
        Unordered,

        /// <summary>Null, different kinds, or a kind without order.</summary>
        Unknown,
    }

    /// <summary>The sign of the difference, or null when the values are incomparable, NaN included. For operators use <see cref="Less"/> and its kin, which tell NaN from null.</summary>
    public static int? Compare(GraphValue left, GraphValue right) => Relate(left, right) switch
    {
        Relation.Less => -1,
        Relation.Equal => 0,
        Relation.Greater => 1,
        _ => null,
    };

    public static bool? Less(GraphValue left, GraphValue right) => Answer(left, right, Relation.Less, Relation.Less);

    public static bool? LessOrEqual(GraphValue left, GraphValue right) => Answer(left, right, Relation.Less, Relation.Equal);

    public static bool? Greater(GraphValue left, GraphValue right) => Answer(left, right, Relation.Greater, Relation.Greater);

    public static bool? GreaterOrEqual(GraphValue left, GraphValue right) => Answer(left, right, Relation.Greater, Relation.Equal);

    private static bool? Answer(GraphValue left, GraphValue right, Relation wanted, Relation alsoWanted)
    {
        var relation = Relate(left, right);
        return relation == Relation.Unknown ? null : relation == wanted || relation == alsoWanted;
    }

    private static Relation Relate(GraphValue left, GraphValue right)
    {
        if (left.IsNumber && right.IsNumber)
            return GraphNumbers.Compare(left, right) is { } sign ? FromSign(sign) : Relation.Unordered;
        if (left.Kind != right.Kind)
            return Relation.Unknown;

        return left.Kind switch
        {
            GraphValueKind.Boolean => FromSign(left.AsBoolean().CompareTo(right.AsBoolean())),
            GraphValueKind.String => FromSign(GraphOrdering.CompareCodePoints(left.AsString(), right.AsString())),
            GraphValueKind.List => Relate(left.AsList(), right.AsList()),
            GraphValueKind.Date or GraphValueKind.LocalTime or GraphValueKind.Time or GraphValueKind.LocalDateTime or GraphValueKind.DateTime
                => FromSign(GraphOrdering.Instance.Compare(left, right)),
            _ => Relation.Unknown,
        };
    }

    private static Relation Relate(IReadOnlyList<GraphValue> left, IReadOnlyList<GraphValue> right)
    {
        ValueWalk.Enter();
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            ValueWalk.Pass(i);
            var relation = Relate(left[i], right[i]);
            if (relation != Relation.Equal)
                return relation;
        }

        return FromSign(left.Count.CompareTo(right.Count));
    }

    private static Relation FromSign(int sign) => sign < 0 ? Relation.Less : sign > 0 ? Relation.Greater : Relation.Equal;
}
