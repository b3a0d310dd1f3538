using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>
/// The paths of one MATCH, CREATE or MERGE. Invariant of a MATCH: no relationship is used twice over all of its paths,
/// variable-length ones included.
/// </summary>
internal sealed record BoundPattern(IReadOnlyList<BoundPath> Paths);

/// <summary><c>p = (a)-[r]-&gt;(b)…</c>: one node more than relationships, left to right as written.</summary>
/// <param name="PathVariable">Null when the path is not named.</param>
internal sealed record BoundPath(
    SourceSpan Span,
    Variable? PathVariable,
    IReadOnlyList<BoundNode> Nodes,
    IReadOnlyList<BoundRelationship> Relationships,
    ShortestKind Shortest)
{
    /// <summary>Keeps some of the paths between the same two ends; then this is the only path of its MATCH. Null: keeps all.</summary>
    public BoundSelector? Selector { get; init; }

    /// <summary>A second name of the path, which <see cref="Where"/> may read; null when there is none.</summary>
    public Variable? InnerVariable { get; init; }

    /// <summary>Holds before a selector chooses; null for no condition.</summary>
    public BoundExpression? Where { get; init; }
}

/// <param name="Count">Gives a positive integer.</param>
internal sealed record BoundSelector(SourceSpan Span, SelectorKind Kind, BoundExpression Count);

/// <summary>
/// A node pattern. Anonymous ones have a generated variable. In MATCH a variable bound before means: this very node
/// (<see cref="IsBound"/>); two nodes of one pattern with the same variable are a join.
/// </summary>
/// <param name="IsBound">The variable was bound by an earlier clause (not by this pattern).</param>
/// <param name="Properties">Inline map entries; in MATCH each is an equality.</param>
/// <param name="PropertiesMap">A whole-map expression (<c>(n $props)</c>), legal in MATCH-free contexts; null otherwise.</param>
/// <param name="Where">WHERE inside the element.</param>
internal sealed record BoundNode(
    SourceSpan Span,
    Variable Variable,
    bool IsBound,
    LabelExpression? Labels,
    IReadOnlyList<KeyValuePair<string, BoundExpression>> Properties,
    BoundExpression? PropertiesMap,
    BoundExpression? Where);

/// <summary>A relationship pattern between its neighbours in the path.</summary>
/// <param name="Direction">Seen from the left node.</param>
/// <param name="Types">Null: any type.</param>
/// <param name="Length">Null: exactly one, and the variable holds the relationship; else the variable holds the list of relationships.</param>
internal sealed record BoundRelationship(
    SourceSpan Span,
    Variable Variable,
    bool IsBound,
    Direction Direction,
    LabelExpression? Types,
    VariableLength? Length,
    IReadOnlyList<KeyValuePair<string, BoundExpression>> Properties,
    BoundExpression? PropertiesMap,
    BoundExpression? Where)
{
    /// <summary>What is repeated instead of a single relationship; the length says how often, the variable holds all relationships in order.</summary>
    public BoundRepetition? Repetition { get; init; }
}

/// <summary>A fixed path to be repeated. Its own variables hold the elements of one repetition and are new.</summary>
/// <param name="Where">Over one repetition; null for no condition.</param>
/// <param name="Groups">For each named element the list of its values, one a repetition, that the rest of the query sees.</param>
internal sealed record BoundRepetition(SourceSpan Span, BoundPath Path, BoundExpression? Where, IReadOnlyList<(Variable Single, Variable Group)> Groups);
