using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary><c>v = (a)-[r]-&gt;(b)</c>: one node more than relationships.</summary>
internal sealed record PathPattern(
    SourceSpan Span,
    string? Variable,
    SourceSpan VariableSpan,
    ShortestKind Shortest,
    IReadOnlyList<NodePattern> Nodes,
    IReadOnlyList<RelationshipPattern> Relationships);

/// <param name="Variable">Null: anonymous.</param>
/// <param name="Properties">A <see cref="MapExpression"/>, a <see cref="ParameterExpression"/>, or null when nothing is written.</param>
internal sealed record NodePattern(SourceSpan Span, string? Variable, LabelExpression? Labels, Expression? Properties, Expression? Where);

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
    Expression? Where);
