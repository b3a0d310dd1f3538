namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>What a traversal may not meet twice (APOC manual, "Expand paths with config", section "Uniqueness").</summary>
internal enum Uniqueness
{
    /// <summary>No relationship twice on one path; what Cypher's MATCH does.</summary>
    RelationshipPath,

    /// <summary>No relationship twice in the whole traversal.</summary>
    RelationshipGlobal,

    /// <summary>No relationship twice at the same depth.</summary>
    RelationshipLevel,

    /// <summary>No node twice on one path.</summary>
    NodePath,

    /// <summary>No node twice in the whole traversal.</summary>
    NodeGlobal,

    /// <summary>No node twice at the same depth.</summary>
    NodeLevel,

    /// <summary>No rule: only a depth ends the traversal.</summary>
    None,
}
