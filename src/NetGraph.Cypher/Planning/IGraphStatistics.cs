namespace NetGraph.Cypher.Planning;

/// <summary>What the planner asks the store: sizes and indexes by name. A name the store has never seen counts 0.</summary>
internal interface IGraphStatistics
{
    long NodeCount { get; }

    long RelationshipCount { get; }

    long CountNodes(string label);

    long CountRelationships(string type);

    bool HasIndex(string label, string key);

    bool HasUniqueKey(string label, string key);

    /// <summary>Nodes per distinct value of an index; at least 1.</summary>
    double IndexMatches(string label, string key);
}
