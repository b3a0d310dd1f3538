using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>Reads one <see cref="GraphState"/>; the base of <see cref="GraphWriter"/>, which reads the state it is writing.</summary>
internal partial class GraphReader(GraphState state) : IGraphReader
{
    public GraphState State { get; } = state;

    /// <summary>Relationships in arrays; null while the state is being written.</summary>
    public virtual AdjacencyCache? Adjacency => State.Adjacency;

    public virtual IColumnSource? Columns => new StateColumns(State);

    protected GraphNames Names => State.Names;

    public int LabelCount => Names.Labels.Count;

    public int TypeCount => Names.Types.Count;

    public int KeyCount => Names.Keys.Count;

    public long NodeCount => State.LiveNodes;

    public long RelationshipCount => State.LiveRelationships;

    public int FindLabel(string name) => Names.Labels.Find(name);

    public int FindType(string name) => Names.Types.Find(name);

    public int FindKey(string name) => Names.Keys.Find(name);

    public string LabelName(int label) => Names.Labels[label];

    public string TypeName(int type) => Names.Types[type];

    public string KeyName(int key) => Names.Keys[key];

    public long CountNodes(int label) => (uint)label < (uint)State.LabelSets.Length ? State.LabelSets[label].Count : 0;

    public long CountRelationships(int type) => (uint)type < (uint)State.TypeCounts.Length ? State.TypeCounts[type] : 0;

    public bool NodeExists(long node) => KnowsNode(node) && Node(node).Liveness == (int)Liveness.Alive;

    public bool RelationshipExists(long relationship) => KnowsRelationship(relationship) && Relationship(relationship).Liveness == Liveness.Alive;

    public bool IsNodeDeleted(long node) => KnowsNode(node) && Node(node).Liveness != (int)Liveness.Alive;

    public bool IsRelationshipDeleted(long relationship) => KnowsRelationship(relationship) && Relationship(relationship).Liveness != Liveness.Alive;

    public ReadOnlySpan<int> Labels(long node) => NodeExists(node) ? Names.Sequences[Node(node).LabelSet] : [];

    public bool HasLabel(long node, int label) =>
        (uint)label < (uint)State.LabelSets.Length && KnowsNode(node) && State.LabelSets[label].Contains((int)node);

    public GraphValue NodeProperty(long node, int key) => KnowsNode(node) ? State.NodeValue((int)node, key) : default;

    public GraphValue RelationshipProperty(long relationship, int key) =>
        KnowsRelationship(relationship) ? State.RelationshipValue((int)relationship, key) : default;

    public void CopyNodeProperties(long node, List<KeyValuePair<int, GraphValue>> into)
    {
        if (!KnowsNode(node))
            return;
        foreach (var key in Names.Sequences[Node(node).Shape])
            into.Add(new(key, State.NodeValue((int)node, key)));
    }

    public void CopyRelationshipProperties(long relationship, List<KeyValuePair<int, GraphValue>> into)
    {
        if (!KnowsRelationship(relationship))
            return;
        foreach (var key in Names.Sequences[Relationship(relationship).Shape])
            into.Add(new(key, State.RelationshipValue((int)relationship, key)));
    }

    public bool TryGetRelationship(long relationship, out RelationshipRecord record)
    {
        record = default;
        if (!KnowsRelationship(relationship))
            return false;

        var cell = Relationship(relationship);
        record = new(cell.Type, cell.Start, cell.End);
        return cell.Liveness != Liveness.Gone;
    }

    public long Degree(long node, Direction direction, int[]? types)
    {
        if (!NodeExists(node))
            return 0;

        var degree = 0L;
        for (var next = Node(node).FirstGroup; next != 0;)
        {
            var group = State.Groups[next - 1];
            if (types is null || types.AsSpan().Contains(group.Type))
                degree += DegreeOf(group, direction);
            next = group.Next;
        }

        return degree;
    }

    public NodeCursor ScanNodes(int? label = null)
    {
        if (label is not { } wanted)
            return new AllNodesCursor(State);
        return (uint)wanted < (uint)State.LabelSets.Length ? new NodeSetCursor(State.LabelSets[wanted]) : new NodeListCursor([]);
    }

    public RelationshipCursor ScanRelationships(int? type = null) => new AllRelationshipsCursor(State, type);

    public virtual RelationshipCursor CreateRelationshipCursor() => new ExpandCursor(State, Adjacency);

    public virtual PairCursor CreatePairCursor() => new StoredPairCursor(this, new ExpandCursor(State, Adjacency));

    public bool HasIndex(int label, int key) => State.FindIndex(label, key) is not null;

    public bool HasUniqueKey(int label, int key) => State.FindIndex(label, key) is { Unique: true };

    public NodeCursor SeekNodes(int label, int key, GraphValue value)
    {
        var index = State.FindIndex(label, key) ?? throw new InvalidOperationException($"There is no index on :{LabelName(label)}({KeyName(key)}).");
        // The index knows equivalence; a value that does not even equal itself (NaN, a list with a null) finds nothing.
        return new NodeListCursor(GraphEquality.AreEqual(value, value) == true ? index.FindAll([value], State) : []);
    }

    public long SeekNode(int label, int key, GraphValue value)
    {
        if (State.FindIndex(label, key) is not { Unique: true } index)
            throw new InvalidOperationException($"There is no unique key on :{LabelName(label)}({KeyName(key)}).");
        return GraphEquality.AreEqual(value, value) == true ? index.FindFirst(value, State) : -1;
    }

    public (long Entries, long DistinctValues) IndexStatistics(int label, int key) =>
        State.FindIndex(label, key) is { } index ? (index.Count, index.DistinctValues) : (0, 0);

    protected bool KnowsNode(long node) => (ulong)node < (ulong)State.NodeHigh;

    protected bool KnowsRelationship(long relationship) => (ulong)relationship < (ulong)State.RelationshipHigh;

    /// <summary>Relationships of a group in a direction; a self-loop counts once.</summary>
    internal static int DegreeOf(GroupCell group, Direction direction) => direction switch
    {
        Direction.Outgoing => group.OutCount,
        Direction.Incoming => group.InCount,
        _ => group.OutCount + group.InCount - group.Loops,
    };

    private NodeCell Node(long node) => State.Nodes[(int)node];

    private RelationshipCell Relationship(long relationship) => State.Relationships[(int)relationship];
}
