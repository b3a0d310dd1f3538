namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Changes in the log. Numbers are never reused.</summary>
internal enum RedoCode : byte
{
    NodeCreated = 1,
    RelationshipCreated = 2,
    NodePropertySet = 3,
    RelationshipPropertySet = 4,
    LabelAdded = 5,
    LabelRemoved = 6,
    NodeDeleted = 7,
    RelationshipDeleted = 8,

    /// <summary>An index or unique key on one property of a label, without a name. Read from older logs, not written any more.</summary>
    IndexCreated = 9,
    LabelNamed = 10,
    TypeNamed = 11,
    KeyNamed = 12,
    IndexAdded = 13,
    ConstraintAdded = 14,
    RuleDropped = 15,

    /// <summary>New nodes of one label in columns.</summary>
    NodesAppended = 16,

    /// <summary>New relationships of one type in columns.</summary>
    RelationshipsAppended = 17,
}

/// <summary>Frames of a log. A transaction is any number of <see cref="Changes"/> and one <see cref="Commit"/>.</summary>
internal enum LogFrame : byte
{
    /// <summary>Changes, more to come.</summary>
    Changes = 1,

    /// <summary>The number of <see cref="Changes"/> frames before it, then the last changes.</summary>
    Commit = 2,
}
