namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Frames of a snapshot, in this order. Numbers are never reused.</summary>
internal enum SnapshotFrame : byte
{
    /// <summary>Counters of the state.</summary>
    Meta = 1,

    /// <summary>Labels, types and keys by id.</summary>
    Names = 2,
    Sequences = 3,
    Strings = 4,
    Values = 5,
    NodePages = 6,
    RelationshipPages = 7,
    GroupPages = 8,
    NodeColumn = 9,
    RelationshipColumn = 10,

    /// <summary>Which indexes exist, without names; in older snapshots only.</summary>
    Indexes = 11,

    /// <summary>The number of frames before it; a snapshot without is not whole.</summary>
    End = 12,

    /// <summary>Named indexes and constraints; the indexes are built again when the snapshot is read. Stands before the end.</summary>
    Schema = 13,
}
