using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>What can be said of a statement without a store.</summary>
public static class CypherText
{
    private static readonly CypherEngine Engine = new(new CypherEngineOptions(), Procedures.BuiltInProcedures.CreateRegistry());

    /// <summary>Whether running it may change the graph.</summary>
    /// <exception cref="QueryException">The statement is wrong.</exception>
    public static bool Writes(string statement) => Engine.Prepare(statement) is { } query && (query.Writes || query.Commits);
}
