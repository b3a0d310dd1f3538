using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>A change of the schema; the only clause of its statement.</summary>
internal sealed record BoundSchema(SourceSpan Span, SchemaCommand Command) : BoundClause(Span);
