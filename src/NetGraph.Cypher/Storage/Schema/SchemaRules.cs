namespace NetGraph.Cypher.Storage.Schema;

/// <summary>Neo4j's kinds of search-performance indexes. The numbers are part of the store's format.</summary>
internal enum IndexKind : byte
{
    /// <summary>Equality, ranges, prefixes, existence; any value.</summary>
    Range = 0,

    /// <summary>Predicates on strings, CONTAINS and ENDS WITH among them.</summary>
    Text = 1,

    /// <summary>Points: equality, distance and bounding box.</summary>
    Point = 2,

    /// <summary>From labels to nodes, or from types to relationships.</summary>
    Lookup = 3,
}

/// <summary>What a constraint demands. The numbers are part of the store's format.</summary>
internal enum ConstraintKind : byte
{
    /// <summary>No two entities have the same values; those without all of the properties are free.</summary>
    Unique = 0,

    /// <summary>As <see cref="Unique"/>, and every entity has all of the properties.</summary>
    Key = 1,

    /// <summary>Every entity has the property.</summary>
    Exists = 2,

    /// <summary>The property's values are of some types; entities without it are free.</summary>
    Type = 3,
}

/// <summary>A named index.</summary>
/// <param name="Id">Unique among all rules of the store, never used again.</param>
/// <param name="OwnerId">The constraint whose index this is; 0 for none.</param>
internal sealed record IndexRule(int Id, string Name, IndexKind Kind, IndexShape Shape, int OwnerId = 0);

/// <summary>A named constraint.</summary>
/// <param name="Types">Only of a <see cref="ConstraintKind.Type"/>.</param>
internal sealed record ConstraintRule(int Id, string Name, ConstraintKind Kind, IndexShape Shape, PropertyTypes? Types = null)
{
    /// <summary>Whether it is enforced by a unique index of its own.</summary>
    public bool IsUnique => Kind is ConstraintKind.Unique or ConstraintKind.Key;

    /// <summary>Whether entities without one of the properties break it.</summary>
    public bool DemandsPresence => Kind is ConstraintKind.Exists or ConstraintKind.Key;
}
