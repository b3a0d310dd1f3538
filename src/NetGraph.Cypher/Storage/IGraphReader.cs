using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>Which relationships of a node to walk.</summary>
internal enum Direction
{
    /// <summary>Relationships that start at the node.</summary>
    Outgoing,

    /// <summary>Relationships that end at the node.</summary>
    Incoming,

    /// <summary>Both; a self-loop is given once.</summary>
    Both,
}

/// <summary>What directions have in common with each other.</summary>
internal static class Directions
{
    /// <summary>The same relationships seen from their other end.</summary>
    public static Direction Reversed(this Direction direction) => direction switch
    {
        Direction.Outgoing => Direction.Incoming,
        Direction.Incoming => Direction.Outgoing,
        _ => Direction.Both,
    };
}

/// <summary>The fixed part of a relationship.</summary>
internal readonly record struct RelationshipRecord(int Type, long Start, long End);

/// <summary>
/// The graph as one transaction sees it, its own writes included. Names (labels, types, property keys) are interned as
/// small ids from 0; a name never used in the store has none. Node ids and relationship ids are dense and never reused
/// within a process. Not thread-safe: one transaction, one caller.
/// </summary>
/// <remarks>
/// Entities deleted by this transaction are tombstones until it ends: <see cref="TryGetRelationship"/> still answers,
/// <see cref="IsNodeDeleted"/> and <see cref="IsRelationshipDeleted"/> tell, scans and cursors skip them, and
/// property and label reads on them return nothing (the engine raises DeletedEntityAccess before asking).
/// </remarks>
internal partial interface IGraphReader
{
    /// <summary>Relationships in arrays, where the graph cannot change while it is read; null where it can.</summary>
    AdjacencyCache? Adjacency => null;

    /// <summary>The same graph by columns, where it cannot change while it is read; null where it can, or for a reader without columns.</summary>
    IColumnSource? Columns => null;

    /// <summary>The id of a name, or -1 when the store has never seen it.</summary>
    int FindLabel(string name);

    int FindType(string name);

    int FindKey(string name);

    string LabelName(int label);

    string TypeName(int type);

    string KeyName(int key);

    /// <summary>Number of interned names; ids run from 0 to this minus 1.</summary>
    int LabelCount { get; }

    int TypeCount { get; }

    int KeyCount { get; }

    long NodeCount { get; }

    long RelationshipCount { get; }

    /// <summary>Nodes with the label.</summary>
    long CountNodes(int label);

    /// <summary>Relationships of the type.</summary>
    long CountRelationships(int type);

    /// <summary>Whether the node exists and is not deleted.</summary>
    bool NodeExists(long node);

    bool RelationshipExists(long relationship);

    bool IsNodeDeleted(long node);

    bool IsRelationshipDeleted(long relationship);

    /// <summary>The node's labels in ascending id order. Valid until the next write.</summary>
    ReadOnlySpan<int> Labels(long node);

    bool HasLabel(long node, int label);

    /// <summary>Null when the node lacks the property.</summary>
    GraphValue NodeProperty(long node, int key);

    GraphValue RelationshipProperty(long relationship, int key);

    /// <summary>Adds the node's properties to <paramref name="into"/> in the order they were first set.</summary>
    void CopyNodeProperties(long node, List<KeyValuePair<int, GraphValue>> into);

    void CopyRelationshipProperties(long relationship, List<KeyValuePair<int, GraphValue>> into);

    /// <summary>Type and ends; also for tombstones. False when there never was such a relationship.</summary>
    bool TryGetRelationship(long relationship, out RelationshipRecord record);

    /// <summary>Degree of a node; types null means all.</summary>
    long Degree(long node, Direction direction, int[]? types);

    /// <summary>A cursor over all nodes, or those with a label, ascending by id. Nodes created while it runs may or may not appear.</summary>
    NodeCursor ScanNodes(int? label = null);

    /// <summary>All relationships, or those of a type, ascending by id.</summary>
    RelationshipCursor ScanRelationships(int? type = null);

    /// <summary>A reusable cursor for <see cref="RelationshipCursor.Start"/>.</summary>
    RelationshipCursor CreateRelationshipCursor();

    /// <summary>A reusable cursor for <see cref="PairCursor.Start"/>.</summary>
    PairCursor CreatePairCursor();

    /// <summary>Whether <see cref="SeekNodes"/> can answer for this pair: a unique key or an index exists.</summary>
    bool HasIndex(int label, int key);

    /// <summary>Whether the index is a unique key.</summary>
    bool HasUniqueKey(int label, int key);

    /// <summary>Nodes with the label whose property equals the value (Cypher <c>=</c>; null finds nothing), ascending by id.</summary>
    NodeCursor SeekNodes(int label, int key, GraphValue value);

    /// <summary>The node with the label whose unique key equals the value, or -1 (also for null).</summary>
    long SeekNode(int label, int key, GraphValue value);

    /// <summary>Index entries and distinct values of an index, for the planner.</summary>
    (long Entries, long DistinctValues) IndexStatistics(int label, int key);
}

/// <summary>Forward cursor over nodes.</summary>
internal abstract class NodeCursor
{
    public abstract long Node { get; }

    public abstract bool MoveNext();
}

/// <summary>Forward cursor over relationships, of a node (after <see cref="Start"/>) or of a scan.</summary>
internal abstract class RelationshipCursor
{
    public abstract long Relationship { get; }

    /// <summary>The end that is not the start node of the walk; for scans the relationship's end node.</summary>
    public abstract long OtherNode { get; }

    public abstract int Type { get; }

    public abstract long StartNode { get; }

    public abstract long EndNode { get; }

    /// <summary>Begins anew at a node; types null means all. Ascending by relationship id within each type.</summary>
    public abstract void Start(long node, Direction direction, int[]? types);

    public abstract bool MoveNext();

    /// <summary>Ends the walk and gives what it had left, the other nodes and by which relationships; false where that does not lie in arrays.</summary>
    public virtual bool TryTakeRest(out ReadOnlySpan<int> otherNodes, out ReadOnlySpan<int> relationships)
    {
        otherNodes = default;
        relationships = default;
        return false;
    }
}
