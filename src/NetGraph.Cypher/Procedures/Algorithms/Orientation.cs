namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>Which way a projection walks relationships, in the words of Neo4j's Graph Data Science library.</summary>
internal enum Orientation
{
    /// <summary>From start to end.</summary>
    Natural,

    /// <summary>From end to start.</summary>
    Reverse,

    /// <summary>Both ways: each relationship is in the lists of both its ends; a self-loop is in its node's list twice, as it adds two to a degree.</summary>
    Undirected,
}
