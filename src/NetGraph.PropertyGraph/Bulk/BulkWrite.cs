namespace NetGraph.PropertyGraph;

/// <summary>How a value of a bulk row joins the value already stored. A null value in a row changes nothing, whatever the rule.</summary>
public enum UpsertRule
{
    /// <summary>Replace.</summary>
    Set,

    /// <summary>Keep what is stored; write only where nothing is.</summary>
    SetIfAbsent,

    /// <summary>Add integers or floats. The one rule by which a batch applied a second time does something.</summary>
    Add,

    /// <summary>Keep the smaller by Cypher's order.</summary>
    Min,

    /// <summary>Keep the larger by Cypher's order.</summary>
    Max,

    /// <summary>Lists: append the elements not there yet, then sort by Cypher's order.</summary>
    Union,
}

/// <summary>A column of a bulk table: the property and how it joins.</summary>
public readonly record struct UpsertColumn(string Property, UpsertRule Rule = UpsertRule.Set);

/// <summary>
/// Nodes found by their unique key or made. Each row is <c>[key, …columns]</c>.
/// </summary>
/// <param name="Label">The label that the unique key belongs to.</param>
/// <param name="KeyProperty">A unique key of <paramref name="Label"/>.</param>
public sealed record NodeUpsert(string Label, string KeyProperty, IReadOnlyList<UpsertColumn> Columns, IReadOnlyList<GraphValue[]> Rows);

/// <summary>
/// Relationships found by type, ends and identity properties, or made. Each row is
/// <c>[start key, end key, …identity values, …columns]</c>; a null identity value matches only an absent property.
/// Both ends must exist, or be made by a <see cref="NodeUpsert"/> of the same batch.
/// </summary>
public sealed record RelationshipUpsert(
    string Type,
    NodeReferenceShape Start,
    NodeReferenceShape End,
    IReadOnlyList<string> IdentityProperties,
    IReadOnlyList<UpsertColumn> Columns,
    IReadOnlyList<GraphValue[]> Rows);

/// <summary>How the end of a relationship is found: by the unique key of a label.</summary>
public readonly record struct NodeReferenceShape(string Label, string KeyProperty);

/// <summary>One atomic batch: nodes first, then relationships, in list order.</summary>
public sealed record BulkWrite(IReadOnlyList<NodeUpsert> Nodes, IReadOnlyList<RelationshipUpsert> Relationships);

/// <summary>What a batch did. Rows that changed nothing count nowhere.</summary>
public sealed record BulkWriteSummary(long NodesCreated, long NodesUpdated, long RelationshipsCreated, long RelationshipsUpdated);
