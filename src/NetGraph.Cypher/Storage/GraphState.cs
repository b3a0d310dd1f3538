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
    private GraphState(GraphNames names, long epoch)
    {
        Names = names;
        Epoch = epoch;
        Nodes = new(epoch);
        Relationships = new(epoch);
        Groups = new(epoch);
        NodeProperties = new(epoch);
        PageTypes = new();
        RelationshipProperties = new(epoch);
        Adjacency = new(this);
    }

    private GraphState(GraphState from, long epoch)
    {
        Names = from.Names;
        Epoch = epoch;
        NodeHigh = from.NodeHigh;
        RelationshipHigh = from.RelationshipHigh;
        GroupHigh = from.GroupHigh;
        LiveNodes = from.LiveNodes;
        LiveRelationships = from.LiveRelationships;
        Nodes = from.Nodes.Fork(epoch);
        Relationships = from.Relationships.Fork(epoch);
        Groups = from.Groups.Fork(epoch);
        NodeProperties = from.NodeProperties.Fork(epoch);
        RelationshipProperties = from.RelationshipProperties.Fork(epoch);
        PageTypes = from.PageTypes;
        LabelSets = Array.ConvertAll(from.LabelSets, s => s.Fork(epoch));
        TypeCounts = [.. from.TypeCounts];
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

    public int GroupHigh { get; set; }

    public long LiveNodes { get; set; }

    public long LiveRelationships { get; set; }

    public PagedArray<NodeCell> Nodes { get; }

    public PagedArray<RelationshipCell> Relationships { get; }

    public PagedArray<GroupCell> Groups { get; }

    public PropertyTable NodeProperties { get; }

    public PropertyTable RelationshipProperties { get; }

    /// <summary>Relationships in arrays, where walks have asked for them. Only for a state that is no longer written.</summary>
    public AdjacencyCache Adjacency { get; }

    /// <summary>What is known of the pages of <see cref="Relationships"/>; the same object in all states of a graph.</summary>
    public PageTypes PageTypes { get; }

    /// <summary>The nodes of each label, by label id; shorter than the name table when a label was never used.</summary>
    public NodeSet[] LabelSets { get; private set; } = [];

    /// <summary>Live relationships by type id; shorter than the name table when a type was never used.</summary>
    public long[] TypeCounts { get; private set; } = [];

    /// <summary>The named rules; set through <see cref="SetSchema"/>.</summary>
    public SchemaCatalogue Schema { get; private set; } = SchemaCatalogue.Initial;

    /// <summary>The physical indexes on nodes, one a shape.</summary>
    public PropertyIndex[] Indexes { get; private set; } = [];

    /// <summary>The physical indexes on relationships, one a shape.</summary>
    public PropertyIndex[] RelationshipIndexes { get; private set; } = [];

    public static GraphState Empty(GraphNames names) => new(names, 0);

    public GraphState Fork(long epoch) => new(this, epoch);

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
            LabelSets = [.. LabelSets, new NodeSet(Epoch)];
        return LabelSets[label];
    }

    public void CountType(int type, int change)
    {
        if (type >= TypeCounts.Length)
            TypeCounts = [.. TypeCounts, .. new long[type + 1 - TypeCounts.Length]];
        TypeCounts[type] += change;
    }
}
