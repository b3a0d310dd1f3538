using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary><c>v = (a)-[r]-&gt;(b)</c>: one node more than relationships.</summary>
internal sealed record PathPattern(
    SourceSpan Span,
    string? Variable,
    SourceSpan VariableSpan,
    ShortestKind Shortest,
    IReadOnlyList<NodePattern> Nodes,
    IReadOnlyList<RelationshipPattern> Relationships)
{
    /// <summary><c>SHORTEST 2</c>, <c>ANY</c>, …; null: every path.</summary>
    public PathSelector? Selector { get; init; }

    /// <summary><c>p</c> of <c>SHORTEST 1 (p = (a)-->+(b) WHERE …)</c>; null when there is none.</summary>
    public string? InnerVariable { get; init; }

    public SourceSpan InnerVariableSpan { get; init; }

    /// <summary>WHERE inside parentheses around the whole path: holds before a selector chooses.</summary>
    public Expression? Where { get; init; }
}

/// <summary>Which of the paths between the same two ends are kept.</summary>
/// <param name="Count">A positive integer literal or a parameter; null: 1.</param>
internal sealed record PathSelector(SourceSpan Span, SelectorKind Kind, Expression? Count);

/// <param name="Variable">Null: anonymous.</param>
/// <param name="Properties">A <see cref="MapExpression"/>, a <see cref="ParameterExpression"/>, or null when nothing is written.</param>
internal sealed record NodePattern(SourceSpan Span, string? Variable, LabelExpression? Labels, Expression? Properties, Expression? Where)
{
    /// <summary>Not written: stands at an end of the path or between two repetitions.</summary>
    public bool IsImplied { get; init; }
}

/// <param name="PointsLeft">An arrow head at the left node.</param>
/// <param name="PointsRight">An arrow head at the right node. Both or neither: any direction.</param>
internal sealed record RelationshipPattern(
    SourceSpan Span,
    string? Variable,
    bool PointsLeft,
    bool PointsRight,
    LabelExpression? Types,
    VariableLength? Length,
    Expression? Properties,
    Expression? Where)
{
    /// <summary>A quantified path pattern, or the relationship of a quantified relationship, stands here; all else is empty then.</summary>
    public Repetition? Repetition { get; init; }
}

/// <summary><c>((x)-[r]->(y) WHERE …){1,3}</c>, or <c>-[r]->{1,3}</c>, whose nodes are anonymous.</summary>
/// <param name="Times">How often the path is repeated.</param>
internal sealed record Repetition(SourceSpan Span, PathPattern Path, Expression? Where, VariableLength Times, bool IsRelationship);
