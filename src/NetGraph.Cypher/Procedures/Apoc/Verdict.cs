namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>What becomes of a path: whether it is a result, and whether the traversal goes on from its end.</summary>
[Flags]
internal enum Verdict
{
    Neither = 0,

    /// <summary>It is a result.</summary>
    Include = 1,

    /// <summary>It is followed further.</summary>
    Continue = 2,

    Both = Include | Continue,
}
