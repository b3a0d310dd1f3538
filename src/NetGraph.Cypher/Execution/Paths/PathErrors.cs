namespace NetGraph.Cypher.Execution.Paths;

/// <summary>Errors of path searches.</summary>
internal static class PathErrors
{
    /// <summary>Neo4j's rule for shortestPath() and allShortestPaths() without a length of 0.</summary>
    public static CypherException CommonEnds() => CypherErrors.Other(
        "ArgumentError",
        CypherErrorPhase.Runtime,
        "InvalidArgumentValue",
        "Neo.DatabaseError.Statement.ExecutionFailed",
        "The shortest path algorithm does not work when the start and end nodes are the same.",
        hint: "Add WHERE a <> b for the two ends, allow the length 0 with *0.., or match MATCH p = SHORTEST 1 (a)-->+(a).");
}
