using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>What the planner asks the store: sizes and indexes by name. A name the store has never seen counts 0.</summary>
internal partial interface IGraphStatistics
{
    long NodeCount { get; }

    long RelationshipCount { get; }

    long CountNodes(string label);

    long CountRelationships(string type);

    bool HasIndex(string label, string key);

    bool HasUniqueKey(string label, string key);

    /// <summary>Nodes per distinct value of an index; at least 1.</summary>
    double IndexMatches(string label, string key);

    /// <summary>Mean number of relationships that a node has, sampled.</summary>
    /// <param name="label">Of the node; null: any node.</param>
    /// <param name="type">Of the relationships; null: any type.</param>
    double Degree(string? label, string? type, Direction direction);

    /// <summary>The values of a property of nodes, sampled.</summary>
    /// <param name="label">Null: of all nodes.</param>
    ValueProfile NodeValues(string? label, string key);

    /// <summary>The values of a property of relationships, sampled.</summary>
    /// <param name="type">Null: of all relationships.</param>
    ValueProfile RelationshipValues(string? type, string key);
}
