using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// A write transaction. Everything is undone by a rollback; a unique key broken by a write raises
/// ConstraintValidationFailed at once and leaves that write undone.
/// </summary>
internal interface IGraphWriter : IGraphReader
{
    /// <summary>The id of a name, interned when new.</summary>
    int InternLabel(string name);

    int InternType(string name);

    int InternKey(string name);

    long CreateNode(ReadOnlySpan<int> labels);

    /// <summary>Both ends must exist.</summary>
    long CreateRelationship(int type, long start, long end);

    /// <summary>Sets, or with null removes; returns whether the stored value changed. Lists must hold storable values of one kind; the engine checks.</summary>
    bool SetNodeProperty(long node, int key, GraphValue value);

    bool SetRelationshipProperty(long relationship, int key, GraphValue value);

    /// <summary>Returns false when the node had the label already.</summary>
    bool AddLabel(long node, int label);

    bool RemoveLabel(long node, int label);

    /// <summary>Marks the node deleted. Its relationships stay; <see cref="FindDanglingNode"/> finds it while they do.</summary>
    void DeleteNode(long node);

    void DeleteRelationship(long relationship);

    /// <summary>A node deleted in this transaction that still has relationships, or -1. Asked at the end of every statement.</summary>
    long FindDanglingNode();
}
