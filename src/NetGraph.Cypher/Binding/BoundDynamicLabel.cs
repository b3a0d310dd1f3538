using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>A computed label or type in a label expression. Literal names are not among them: binding makes plain names of those.</summary>
/// <param name="Span">From <c>$</c> to the closing parenthesis.</param>
/// <param name="IsAny">One name of the list is enough; else all are wanted.</param>
/// <param name="Value">Gives a string or a list of strings.</param>
internal sealed record BoundDynamicLabel(SourceSpan Span, bool IsAny, BoundExpression Value) : LabelExpression;
