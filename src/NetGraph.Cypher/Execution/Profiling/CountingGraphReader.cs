using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>A graph that counts what is asked of it. It has no columns and no arrays of relationships: those are read past it.</summary>
internal class CountingGraphReader(IGraphReader graph, StoreHits hits) : IGraphReader
{
    public int LabelCount => graph.LabelCount;

    public int TypeCount => graph.TypeCount;

    public int KeyCount => graph.KeyCount;

    public long NodeCount => Hit(graph.NodeCount);

    public long RelationshipCount => Hit(graph.RelationshipCount);

    public SchemaCatalogue Schema => graph.Schema;

    protected StoreHits Hits => hits;

    public int FindLabel(string name) => graph.FindLabel(name);

    public int FindType(string name) => graph.FindType(name);

    public int FindKey(string name) => graph.FindKey(name);

    public string LabelName(int label) => graph.LabelName(label);

    public string TypeName(int type) => graph.TypeName(type);

    public string KeyName(int key) => graph.KeyName(key);

    public long CountNodes(int label) => Hit(graph.CountNodes(label));

    public long CountRelationships(int type) => Hit(graph.CountRelationships(type));

    public bool NodeExists(long node) => Hit(graph.NodeExists(node));

    public bool RelationshipExists(long relationship) => Hit(graph.RelationshipExists(relationship));

    public bool IsNodeDeleted(long node) => graph.IsNodeDeleted(node);

    public bool IsRelationshipDeleted(long relationship) => graph.IsRelationshipDeleted(relationship);

    public ReadOnlySpan<int> Labels(long node)
    {
        hits.Add();
        return graph.Labels(node);
    }

    public bool HasLabel(long node, int label) => Hit(graph.HasLabel(node, label));

    public GraphValue NodeProperty(long node, int key) => Hit(graph.NodeProperty(node, key));

    public GraphValue RelationshipProperty(long relationship, int key) => Hit(graph.RelationshipProperty(relationship, key));

    public void CopyNodeProperties(long node, List<KeyValuePair<int, GraphValue>> into) => Copy(into, () => graph.CopyNodeProperties(node, into));

    public void CopyRelationshipProperties(long relationship, List<KeyValuePair<int, GraphValue>> into) =>
        Copy(into, () => graph.CopyRelationshipProperties(relationship, into));

    public bool TryGetRelationship(long relationship, out RelationshipRecord record) => Hit(graph.TryGetRelationship(relationship, out record));

    public long Degree(long node, Direction direction, int[]? types) => Hit(graph.Degree(node, direction, types));

    public NodeCursor ScanNodes(int? label = null) => new CountingNodeCursor(graph.ScanNodes(label), hits);

    public RelationshipCursor ScanRelationships(int? type = null) => new CountingRelationshipCursor(graph.ScanRelationships(type), hits);

    public RelationshipCursor CreateRelationshipCursor() => new CountingRelationshipCursor(graph.CreateRelationshipCursor(), hits);

    public PairCursor CreatePairCursor() => new CountingPairCursor(graph.CreatePairCursor(), hits);

    public bool HasIndex(int label, int key) => graph.HasIndex(label, key);

    public bool HasUniqueKey(int label, int key) => graph.HasUniqueKey(label, key);

    public NodeCursor SeekNodes(int label, int key, GraphValue value) => new CountingNodeCursor(Hit(graph.SeekNodes(label, key, value)), hits);

    public long SeekNode(int label, int key, GraphValue value) => Hit(graph.SeekNode(label, key, value));

    public (long Entries, long DistinctValues) IndexStatistics(int label, int key) => graph.IndexStatistics(label, key);

    public IEnumerable<IndexShape> IndexShapes(EntityKind entity, int token) => graph.IndexShapes(entity, token);

    public bool HasIndex(IndexShape shape) => graph.HasIndex(shape);

    public (long Entries, long DistinctValues) IndexStatistics(IndexShape shape) => graph.IndexStatistics(shape);

    public long CountMatches(IndexShape shape, IndexSeek seek) => Hit(graph.CountMatches(shape, seek));

    public NodeCursor SeekNodes(IndexShape shape, IndexSeek seek, bool descending = false) =>
        new CountingNodeCursor(Hit(graph.SeekNodes(shape, seek, descending)), hits);

    public RelationshipCursor SeekRelationships(IndexShape shape, IndexSeek seek, bool descending = false) =>
        new CountingRelationshipCursor(Hit(graph.SeekRelationships(shape, seek, descending)), hits);

    protected T Hit<T>(T answer)
    {
        hits.Add();
        return answer;
    }

    /// <summary>One hit for each property, and one for the element.</summary>
    private void Copy(List<KeyValuePair<int, GraphValue>> into, Action copy)
    {
        var before = into.Count;
        copy();
        hits.Add(1 + Math.Max(0, into.Count - before));
    }
}
