namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Frames of a snapshot. Numbers are never reused: 1 to 13 are of format 1, the others of format 2.</summary>
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

    /// <summary>All that is read when the store is opened: <see cref="SnapshotContents"/>. The last record.</summary>
    Contents = 14,

    /// <summary>Strings of the pool, a <see cref="Blocks.StringCodec"/> run.</summary>
    StringBlock = 15,

    /// <summary>Other values of the pool, one after the other.</summary>
    ValueBlock = 16,

    /// <summary>Label sets, shapes and liveness of nodes.</summary>
    NodeBlock = 17,

    /// <summary>Types, starts, ends, and shapes with liveness of relationships; their lists are built again when they are read.</summary>
    RelationshipBlock = 18,

    /// <summary>Cells of one property of nodes.</summary>
    NodeColumnBlock = 19,

    /// <summary>Cells of one property of relationships.</summary>
    RelationshipColumnBlock = 20,
}
