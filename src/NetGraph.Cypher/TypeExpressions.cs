using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>
/// A type as <c>x IS :: T</c> names it. Every type holds null unless it says NOT NULL. Source: Cypher manual, "Values and types" and
/// "Type predicate expressions".
/// </summary>
internal abstract record TypeExpression(bool NotNull);

/// <summary>All values.</summary>
internal sealed record AnyType(bool NotNull) : TypeExpression(NotNull);

/// <summary>No value at all, not even null.</summary>
internal sealed record NothingType() : TypeExpression(NotNull: true);

/// <summary>Null alone; with NOT NULL nothing.</summary>
internal sealed record NullType(bool NotNull) : TypeExpression(NotNull);

/// <summary>What may be stored as a property: simple values, and lists of values of one kind.</summary>
internal sealed record PropertyValueType(bool NotNull) : TypeExpression(NotNull);

/// <summary>Values of one kind, other than null and lists.</summary>
internal sealed record KindType(GraphValueKind Kind, bool NotNull) : TypeExpression(NotNull);

internal sealed record ListType(TypeExpression Elements, bool NotNull) : TypeExpression(NotNull);

/// <summary><c>A | B</c>: any of them. All of them hold null or none does.</summary>
internal sealed record UnionType(IReadOnlyList<TypeExpression> Types) : TypeExpression(Types[0].NotNull);
