using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>A name of the store that a statement reads by. Whether the store knows it is asked when the statement has run.</summary>
/// <param name="Within">The pattern or expression it stands in; the exact place is looked for only when it is needed.</param>
internal readonly record struct NameUse(StoreNameKind Kind, string Name, SourceSpan Within);

/// <summary>What a name of the store names.</summary>
internal enum StoreNameKind
{
    /// <summary>A node's label.</summary>
    Label,

    /// <summary>A relationship's type.</summary>
    RelationshipType,

    /// <summary>A property of a node or relationship.</summary>
    PropertyKey,
}
