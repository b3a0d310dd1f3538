using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>Makes references whole where rows leave the engine. What the statement deleted has an id and nothing else.</summary>
internal sealed class EntityMaterializer(IGraphReader graph)
{
    /// <summary>Entities remembered; then it starts over, so a long result cannot eat memory.</summary>
    private const int Remembered = 4096;

    private readonly Dictionary<long, GraphValue> _nodes = [];

    public GraphValue Whole(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Node when value.IsReference => Node(value),
        GraphValueKind.Relationship when value.IsReference => Relationship(value),
        GraphValueKind.Path => GraphValue.Of(new GraphPath(All(value.AsPath().Nodes), All(value.AsPath().Relationships))),
        GraphValueKind.List when NeedsWork(value) => GraphValue.Of(All(value.AsList())),
        GraphValueKind.Map when value.AsMap().Any(e => NeedsWork(e.Value)) =>
            GraphValue.Of(GraphMap.From(value.AsMap().Select(e => KeyValuePair.Create(e.Key, Whole(e.Value))))),
        _ => value,
    };

    private static bool NeedsWork(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Node or GraphValueKind.Relationship => value.IsReference,
        GraphValueKind.Path => true,
        GraphValueKind.List => value.AsList().Any(NeedsWork),
        GraphValueKind.Map => value.AsMap().Any(e => NeedsWork(e.Value)),
        _ => false,
    };

    private GraphValue[] All(IReadOnlyList<GraphValue> values)
    {
        var whole = new GraphValue[values.Count];
        for (var i = 0; i < whole.Length; i++)
            whole[i] = Whole(values[i]);
        return whole;
    }

    private GraphValue Node(GraphValue reference)
    {
        var id = reference.EntityId;
        if (_nodes.TryGetValue(id, out var known))
            return known;
        if (_nodes.Count == Remembered)
            _nodes.Clear();
        var node = graph.IsNodeDeleted(id)
            ? new GraphNode(id, [], GraphMap.Empty)
            : new GraphNode(id, EntityAccess.Labels(graph, reference), EntityAccess.Properties(graph, reference));
        return _nodes[id] = GraphValue.Of(node);
    }

    private GraphValue Relationship(GraphValue reference)
    {
        var id = reference.EntityId;
        var properties = graph.IsRelationshipDeleted(id) ? GraphMap.Empty : EntityAccess.Properties(graph, reference);
        return graph.TryGetRelationship(id, out var record)
            ? GraphValue.Of(new GraphRelationship(id, graph.TypeName(record.Type), record.Start, record.End, properties))
            : reference;
    }
}
