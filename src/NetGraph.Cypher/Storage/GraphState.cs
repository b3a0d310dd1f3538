using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// One state of the whole graph. A published state never changes; the writer works on a <see cref="Fork"/>, whose pages are
/// copied when first written, and publishes that.
/// </summary>
internal sealed class GraphState
{
    private readonly Deferred<GraphTopology>? _stored;
    private PagedArray<NodeCell>? _nodes;
    private PagedArray<RelationshipCell>? _relationships;
    private PagedArray<NextLinks>? _links;
    private PagedArray<GroupCell>? _groups;
    private NodeSet[]? _labelSets;
    private long[]? _typeCounts;
    private int _groupHigh;

    private GraphState(GraphParts parts)
    {
        Names = parts.Names;
        Epoch = parts.Epoch;
        NodeHigh = parts.NodeHigh;
        RelationshipHigh = parts.RelationshipHigh;
        LiveNodes = parts.LiveNodes;
        LiveRelationships = parts.LiveRelationships;
        NodeProperties = parts.NodeProperties;
        RelationshipProperties = parts.RelationshipProperties;
        _stored = parts.Topology;
        PageTypes = new();
        Adjacency = new(this);
        Schema = parts.Schema;
        Indexes = [.. parts.Schema.Shapes().Where(s => s.Entity == EntityKind.Node).Select(s => PropertyIndex.Stored(s, this, parts.Schema.IsUnique(s)))];
        RelationshipIndexes = [.. parts.Schema.Shapes().Where(s => s.Entity == EntityKind.Relationship).Select(s => PropertyIndex.Stored(s, this, parts.Schema.IsUnique(s)))];
    }

    private GraphState(GraphState from, long epoch)
    {
        Names = from.Names;
        Epoch = epoch;
        NodeHigh = from.NodeHigh;
        RelationshipHigh = from.RelationshipHigh;
        LiveNodes = from.LiveNodes;
        LiveRelationships = from.LiveRelationships;
        _nodes = from.Nodes.Fork(epoch);
        _relationships = from.Relationships.Fork(epoch);
        _links = from.Links.Fork(epoch);
        _groups = from.Groups.Fork(epoch);
        _groupHigh = from._groupHigh;
        NodeProperties = from.NodeProperties.Fork(epoch);
        RelationshipProperties = from.RelationshipProperties.Fork(epoch);
        PageTypes = from.PageTypes;
        _labelSets = Array.ConvertAll(from.LabelSets, s => s.Fork(epoch));
        _typeCounts = [.. from.TypeCounts];
        Schema = from.Schema;
        Indexes = Array.ConvertAll(from.Indexes, i => i.Fork(epoch));
        Adjacency = new(this);
        RelationshipIndexes = Array.ConvertAll(from.RelationshipIndexes, i => i.Fork(epoch));
    }

    public GraphNames Names { get; }

    /// <summary>Number of the transaction that made this state.</summary>
    public long Epoch { get; }

    /// <summary>Node ids run from 0 to this minus 1.</summary>
    public int NodeHigh { get; set; }

    public int RelationshipHigh { get; set; }

    public int GroupHigh
    {
        get => _groups is null ? Loaded()._groupHigh : _groupHigh;
        set => (_groups is null ? Loaded() : this)._groupHigh = value;
    }

    public long LiveNodes { get; set; }

    public long LiveRelationships { get; set; }

    public PagedArray<NodeCell> Nodes => _nodes ?? Loaded()._nodes!;

    public PagedArray<RelationshipCell> Relationships => _relationships ?? Loaded()._relationships!;

    /// <summary>What follows each relationship in the lists of its ends.</summary>
    public PagedArray<NextLinks> Links => _links ?? Loaded()._links!;

    public PagedArray<GroupCell> Groups => _groups ?? Loaded()._groups!;

    public PropertyTable NodeProperties { get; }

    public PropertyTable RelationshipProperties { get; }

    /// <summary>Relationships in arrays, where walks have asked for them. Only for a state that is no longer written.</summary>
    public AdjacencyCache Adjacency { get; }

    /// <summary>What is known of the pages of <see cref="Relationships"/>; the same object in all states of a graph.</summary>
    public PageTypes PageTypes { get; }

    /// <summary>The nodes of each label, by label id; shorter than the name table when a label was never used.</summary>
    public NodeSet[] LabelSets => _labelSets ?? Loaded()._labelSets!;

    /// <summary>Live relationships by type id; shorter than the name table when a type was never used.</summary>
    public long[] TypeCounts => _typeCounts ?? Loaded()._typeCounts!;

    /// <summary>The named rules; set through <see cref="SetSchema"/>.</summary>
    public SchemaCatalogue Schema { get; private set; } = SchemaCatalogue.Initial;

    /// <summary>The physical indexes on nodes, one a shape.</summary>
    public PropertyIndex[] Indexes { get; private set; } = [];

    /// <summary>The physical indexes on relationships, one a shape.</summary>
    public PropertyIndex[] RelationshipIndexes { get; private set; } = [];

    public static GraphState Empty(GraphNames names) => new(GraphParts.Empty(names));

    /// <summary>A state whose parts are read when they are asked for.</summary>
    public static GraphState Stored(GraphParts parts) => new(parts);

    public GraphState Fork(long epoch) => new(this, epoch);

    /// <summary>Reads everything that is still only stored: nodes and relationships, strings, columns.</summary>
    /// <exception cref="GraphStoreException">Something stored is damaged.</exception>
    public void LoadAll()
    {
        LoadTopology();
        Names.Pool.Load();
        NodeProperties.Load();
        RelationshipProperties.Load();
    }

    /// <summary>Reads nodes and relationships, if they are still only stored.</summary>
    /// <exception cref="GraphStoreException">Something stored is damaged.</exception>
    public void LoadTopology() => _ = Nodes;

    public GraphValue NodeValue(int node, int key) => NodeProperties.Get(node, key).ToValue(Names.Pool);

    public GraphValue RelationshipValue(int relationship, int key) => RelationshipProperties.Get(relationship, key).ToValue(Names.Pool);

    /// <summary>The index on one property of a label's nodes, or null.</summary>
    public PropertyIndex? FindIndex(int label, int key)
    {
        foreach (var index in Indexes)
        {
            if (index.Token == label && index.Shape.Keys is [var only] && only == key)
                return index;
        }

        return null;
    }

    public PropertyIndex? FindIndex(IndexShape shape)
    {
        foreach (var index in IndexesOn(shape.Entity))
        {
            if (index.Shape.Equals(shape))
                return index;
        }

        return null;
    }

    public PropertyIndex[] IndexesOn(EntityKind entity) => entity == EntityKind.Node ? Indexes : RelationshipIndexes;

    /// <summary>Takes over other rules: builds the indexes they need and do not have yet, and drops those that no rule needs.</summary>
    /// <param name="built">An index that has been built for it already.</param>
    public void SetSchema(SchemaCatalogue schema, PropertyIndex? built = null)
    {
        Schema = schema;
        var shapes = schema.Shapes().ToList();
        Indexes = [.. shapes.Where(s => s.Entity == EntityKind.Node).Select(s => Indexed(s, built))];
        RelationshipIndexes = [.. shapes.Where(s => s.Entity == EntityKind.Relationship).Select(s => Indexed(s, built))];
        foreach (var index in Indexes.Concat(RelationshipIndexes))
            index.Unique = schema.IsUnique(index.Shape);
    }

    private PropertyIndex Indexed(IndexShape shape, PropertyIndex? built) =>
        FindIndex(shape) ?? (built is not null && built.Shape.Equals(shape) ? built : PropertyIndex.Build(shape, this));

    public NodeSet LabelSet(int label)
    {
        while (label >= LabelSets.Length)
            _labelSets = [.. LabelSets, new NodeSet(Epoch)];
        return LabelSets[label];
    }

    public void CountType(int type, int change)
    {
        if (type >= TypeCounts.Length)
            _typeCounts = [.. TypeCounts, .. new long[type + 1 - TypeCounts.Length]];
        TypeCounts[type] += change;
    }

    private GraphState Loaded()
    {
        var topology = _stored!.Value; // a state without has everything from the beginning
        _groupHigh = topology.GroupHigh;
        _groups = topology.Groups;
        _links = topology.Links;
        _labelSets = topology.LabelSets;
        _typeCounts = topology.TypeCounts;
        _relationships = topology.Relationships;
        _nodes = topology.Nodes;
        return this;
    }
}
