using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>A statement that changes the schema (Cypher manual, "Indexes" and "Constraints"). The same from the parser to the operator.</summary>
/// <param name="Name">Null where none was written, which only CREATE allows.</param>
/// <param name="IsConditional"><c>IF NOT EXISTS</c> or <c>IF EXISTS</c>.</param>
internal abstract record SchemaCommand(SchemaName? Name, bool IsConditional);

/// <param name="Kind">Range where none was written.</param>
internal sealed record CreateIndexCommand(SchemaName? Name, bool IsConditional, IndexKind Kind, SchemaTarget Target) : SchemaCommand(Name, IsConditional);

/// <param name="Types">Only of a <see cref="ConstraintKind.Type"/>.</param>
internal sealed record CreateConstraintCommand(SchemaName? Name, bool IsConditional, SchemaTarget Target, ConstraintKind Kind, PropertyTypes? Types)
    : SchemaCommand(Name, IsConditional);

internal sealed record DropIndexCommand(SchemaName Name, bool IsConditional) : SchemaCommand(Name, IsConditional);

internal sealed record DropConstraintCommand(SchemaName Name, bool IsConditional) : SchemaCommand(Name, IsConditional);

/// <summary>The name of a rule, as written or in a parameter.</summary>
internal sealed record SchemaName(SourceSpan Span, string Text, bool IsParameter);

/// <summary><c>(n:Token)</c> or <c>()-[n:Token]-()</c> and the properties of it.</summary>
/// <param name="Variable">As written; it means nothing outside the command.</param>
/// <param name="Token">Label or type; null for a token lookup index.</param>
/// <param name="Keys">In order; none for a token lookup index.</param>
internal sealed record SchemaTarget(EntityKind Entity, string Variable, string? Token, IReadOnlyList<string> Keys);
