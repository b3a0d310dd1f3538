using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>The same for a graph that is written.</summary>
internal sealed class CountingGraphWriter(IGraphWriter graph, StoreHits hits) : CountingGraphReader(graph, hits), IGraphWriter
{
    /// <summary>The graph itself, for what only a store can do.</summary>
    public static IGraphWriter Uncounted(IGraphWriter graph) => graph is CountingGraphWriter counting ? counting.Graph : graph;

    private IGraphWriter Graph { get; } = graph;

    public int InternLabel(string name) => Graph.InternLabel(name);

    public int InternType(string name) => Graph.InternType(name);

    public int InternKey(string name) => Graph.InternKey(name);

    public long CreateNode(ReadOnlySpan<int> labels)
    {
        Hits.Add(1 + labels.Length);
        return Graph.CreateNode(labels);
    }

    public long CreateRelationship(int type, long start, long end) => Hit(Graph.CreateRelationship(type, start, end));

    public bool SetNodeProperty(long node, int key, GraphValue value) => Hit(Graph.SetNodeProperty(node, key, value));

    public bool SetRelationshipProperty(long relationship, int key, GraphValue value) => Hit(Graph.SetRelationshipProperty(relationship, key, value));

    public bool AddLabel(long node, int label) => Hit(Graph.AddLabel(node, label));

    public bool RemoveLabel(long node, int label) => Hit(Graph.RemoveLabel(node, label));

    public void DeleteNode(long node)
    {
        Hits.Add();
        Graph.DeleteNode(node);
    }

    public void DeleteRelationship(long relationship)
    {
        Hits.Add();
        Graph.DeleteRelationship(relationship);
    }

    public long FindDanglingNode() => Graph.FindDanglingNode();
}
