using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Schema;

/// <summary>One end of a range.</summary>
internal readonly record struct IndexBound(GraphValue Value, bool IsInclusive);

/// <summary>How the property after the equal ones is narrowed.</summary>
internal enum IndexTextMatch
{
    None,
    StartsWith,
    EndsWith,
    Contains,
}

/// <summary>
/// What is wanted of an index, in Cypher's meaning of <c>= &lt; &lt;= &gt; &gt;= STARTS WITH ENDS WITH CONTAINS</c>: the first properties
/// equal some values, the one after them is bounded or matches a text, and the rest only exist.
/// </summary>
/// <param name="Equal">Values of the first keys; at most as many as keys.</param>
/// <param name="Lower">Null: none.</param>
/// <param name="Upper">Null: none.</param>
/// <param name="Text">What a text match looks for; null without one. Excludes bounds.</param>
/// <param name="Match">Which text match.</param>
internal readonly record struct IndexSeek(
    GraphValue[] Equal, IndexBound? Lower = null, IndexBound? Upper = null, string? Text = null, IndexTextMatch Match = IndexTextMatch.None)
{
    /// <summary>Everything in the index.</summary>
    public static IndexSeek All { get; } = new([]);

    private bool IsRange => Lower is not null || Upper is not null || Match != IndexTextMatch.None;

    /// <summary>Whether nothing can be found: a null, a value that does not equal itself (NaN, a list with a null), or two ends that cannot be compared.</summary>
    public bool IsEmpty()
    {
        foreach (var value in Equal)
        {
            if (GraphEquality.AreEqual(value, value) != true)
                return true;
        }

        if (Lower is { } lower && GraphEquality.AreEqual(lower.Value, lower.Value) != true)
            return true;
        if (Upper is { } upper && GraphEquality.AreEqual(upper.Value, upper.Value) != true)
            return true;
        return Lower is { } from && Upper is { } to && !AreAlike(from.Value, to.Value);
    }

    /// <summary>Whether an entry lies before everything wanted.</summary>
    public bool IsBefore(PropertyIndex index, GraphState state, int id)
    {
        if (CompareEqual(index, state, id) is not 0 and var sign)
            return sign < 0;
        if (!IsRange)
            return false;

        var value = index.Shape.Value(state, id, Equal.Length);
        if (Match != IndexTextMatch.None)
            return value.Kind != GraphValueKind.String ? IsBelow(value, "") : Match == IndexTextMatch.StartsWith && GraphOrdering.CompareCodePoints(value.AsString(), Text!) < 0; // a match has a text
        if (Lower is { } lower)
            return GraphOrdering.Instance.Compare(value, lower.Value) is var order && (order < 0 || order == 0 && !lower.IsInclusive);
        return !AreAlike(value, Upper!.Value.Value) && IsBelow(value, Upper.Value.Value); // a range has one end at least
    }

    /// <summary>Whether an entry lies before the end of everything wanted.</summary>
    public bool IsBeforeEnd(PropertyIndex index, GraphState state, int id)
    {
        if (CompareEqual(index, state, id) is not 0 and var sign)
            return sign < 0;
        if (!IsRange)
            return true;

        var value = index.Shape.Value(state, id, Equal.Length);
        if (Match != IndexTextMatch.None)
        {
            if (value.Kind != GraphValueKind.String)
                return IsBelow(value, "");
            var text = value.AsString();
            return Match != IndexTextMatch.StartsWith || text.StartsWith(Text!, StringComparison.Ordinal) || GraphOrdering.CompareCodePoints(text, Text!) < 0; // a match has a text
        }

        if (Upper is { } upper)
            return GraphOrdering.Instance.Compare(value, upper.Value) is var order && (order < 0 || order == 0 && upper.IsInclusive);
        return AreAlike(value, Lower!.Value.Value) || IsBelow(value, Lower.Value.Value); // a range has one end at least
    }

    /// <summary>Whether an entry is wanted, by Cypher's own comparisons; the order only narrows. False for an entity that has left the index.</summary>
    public bool Matches(IndexShape shape, GraphState state, int id)
    {
        for (var place = 0; place < Equal.Length; place++)
        {
            if (GraphEquality.AreEqual(shape.Value(state, id, place), Equal[place]) != true)
                return false;
        }

        if (Equal.Length == shape.Keys.Length)
            return true;
        var value = shape.Value(state, id, Equal.Length);
        return !IsRange ? !value.IsNull : Match != IndexTextMatch.None ? MatchesText(value) : IsWithin(value);
    }

    private bool MatchesText(GraphValue value) => value.Kind == GraphValueKind.String && Match switch
    {
        IndexTextMatch.StartsWith => value.AsString().StartsWith(Text!, StringComparison.Ordinal), // a match has a text
        IndexTextMatch.EndsWith => value.AsString().EndsWith(Text!, StringComparison.Ordinal),
        _ => value.AsString().Contains(Text!, StringComparison.Ordinal),
    };

    private bool IsWithin(GraphValue value)
    {
        if (Lower is { } lower && (lower.IsInclusive ? GraphComparison.GreaterOrEqual(value, lower.Value) : GraphComparison.Greater(value, lower.Value)) != true)
            return false;
        return Upper is not { } upper || (upper.IsInclusive ? GraphComparison.LessOrEqual(value, upper.Value) : GraphComparison.Less(value, upper.Value)) == true;
    }

    private int CompareEqual(PropertyIndex index, GraphState state, int id)
    {
        for (var place = 0; place < Equal.Length; place++)
        {
            if (GraphOrdering.Instance.Compare(index.Shape.Value(state, id, place), Equal[place]) is not 0 and var sign)
                return sign;
        }

        return 0;
    }

    /// <summary>Of values of different groups: whether the left one's group comes first in the order.</summary>
    private static bool IsBelow(GraphValue left, GraphValue right) => GraphOrdering.Instance.Compare(left, right) < 0;

    private static bool AreAlike(GraphValue left, GraphValue right) => left.Kind == right.Kind || left.IsNumber && right.IsNumber;
}
