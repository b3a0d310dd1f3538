using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>The number of relationships of a node, read from the store; 0 for null. Made by rules only: no query writes it.</summary>
/// <param name="RelationshipTypes">Null: any type.</param>
internal sealed record BoundDegree(SourceSpan Span, BoundVariable Node, Direction Direction, IReadOnlyList<string>? RelationshipTypes) : BoundExpression(Span, ValueTypes.Integer);
