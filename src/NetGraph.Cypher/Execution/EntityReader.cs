using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>
/// Reads whole nodes and relationships. Nodes of one set of labels share the list of their names. What the statement deleted
/// has an id and nothing else.
/// </summary>
internal sealed class EntityReader(IGraphReader graph)
{
    private readonly List<KeyValuePair<int, GraphValue>> _stored = [];
    private int[] _labelIds = [];
    private string[] _labels = [];

    public GraphNode Node(long id)
    {
        if (graph.IsNodeDeleted(id))
            return new GraphNode(id, [], GraphMap.Empty);

        var labels = LabelsOf(id);
        _stored.Clear();
        graph.CopyNodeProperties(id, _stored);
        return new GraphNode(id, labels, Properties());
    }

    /// <summary>Null when there never was such a relationship.</summary>
    public GraphRelationship? Relationship(long id)
    {
        if (!graph.TryGetRelationship(id, out var record))
            return null;

        _stored.Clear();
        if (!graph.IsRelationshipDeleted(id))
            graph.CopyRelationshipProperties(id, _stored);
        return new GraphRelationship(id, graph.TypeName(record.Type), record.Start, record.End, Properties());
    }

    private string[] LabelsOf(long node)
    {
        var ids = graph.Labels(node);
        if (ids.SequenceEqual(_labelIds))
            return _labels;

        _labelIds = ids.ToArray();
        _labels = Array.ConvertAll(_labelIds, graph.LabelName);
        return _labels;
    }

    /// <summary>An entity has each key once, so the map needs no check for duplicates.</summary>
    private GraphMap Properties()
    {
        if (_stored.Count == 0)
            return GraphMap.Empty;
        var entries = new KeyValuePair<string, GraphValue>[_stored.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(graph.KeyName(_stored[i].Key), _stored[i].Value);
        return GraphMap.FromDistinct(entries);
    }
}
