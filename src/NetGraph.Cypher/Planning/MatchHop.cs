using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>One relationship of a MATCH pattern between its nodes.</summary>
internal sealed record MatchHop(Variable From, BoundRelationship Relationship, Variable To, BoundPath Path)
{
    public ShortestKind Shortest => Path.Shortest;

    /// <summary>Types of the relationship; null for any.</summary>
    public IReadOnlyList<string>? Types { get; } = PatternPredicates.TypeNames(Relationship.Types);

    /// <summary>Whether conditions on it hold for each relationship of a walk.</summary>
    public bool IsWalk => Relationship.Length is not null || Shortest != ShortestKind.None;

    /// <summary>What is asked of each relationship of a walk.</summary>
    public IEnumerable<BoundExpression> Each => PatternPredicates.OfRelationship(Relationship, Relationship.Variable);
}

/// <summary>One step of matching: a hop from what is bound, a scan of the hop's relationships, or a scan for a node.</summary>
/// <param name="Hop">Null: a scan for <paramref name="Start"/>.</param>
/// <param name="Start">Null with a hop.</param>
internal readonly record struct MatchStep(MatchHop? Hop, Variable? Start, bool Scans);
