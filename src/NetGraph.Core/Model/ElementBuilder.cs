using System.Text.Json.Nodes;
using NetGraph.Core.Mapping;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>
/// Collects nodes and edges out of rows, each entity once, in the order in which it first occurs. A property whose name is one
/// of the element's own fields gets an underscore behind it (an import's <c>kind</c> becomes <c>kind_</c>).
/// </summary>
internal sealed class ElementBuilder
{
    private static readonly HashSet<string> NodeFields = new(StringComparer.Ordinal) { "id", "label", "kind" };
    private static readonly HashSet<string> EdgeFields = new(StringComparer.Ordinal) { "id", "source", "target", "label", "kind", "weight" };

    private readonly Dictionary<string, GraphElement> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphElement> _edges = new(StringComparer.Ordinal);
    private readonly HashSet<long> _ends = [];

    /// <summary>Nodes that relationships end at but no row held.</summary>
    public IReadOnlyList<long> MissingNodes => [.. _ends.Where(id => !_nodes.ContainsKey(ResultJson.NodeId(id))).Order()];

    /// <summary>Takes in everything drawable in a value, lists, maps and paths included.</summary>
    public void Add(GraphValue value)
    {
        switch (value.Kind)
        {
            case GraphValueKind.Node:
                AddNode(value.AsNode());
                break;
            case GraphValueKind.Relationship:
                AddRelationship(value.AsRelationship());
                break;
            case GraphValueKind.Path:
                AddAll(value.AsPath().Nodes);
                AddAll(value.AsPath().Relationships);
                break;
            case GraphValueKind.List:
                AddAll(value.AsList());
                break;
            case GraphValueKind.Map:
                AddAll(value.AsMap().Select(e => e.Value));
                break;
        }
    }

    public void AddAll(IEnumerable<GraphValue> values)
    {
        foreach (var value in values)
            Add(value);
    }

    /// <summary>Joins the values of a row, one after the other, by derived edges; the weight adds up over rows. A null breaks the chain.</summary>
    public void AddChain(IReadOnlyList<string> columns, IReadOnlyList<GraphValue> values, double weight)
    {
        for (var i = 0; i + 1 < values.Count; i++)
        {
            if (values[i].IsNull || values[i + 1].IsNull)
                continue;

            AddDerivedEdge(AddEnd(columns[i], values[i]), AddEnd(columns[i + 1], values[i + 1]), $"{columns[i]} to {columns[i + 1]}", weight);
        }
    }

    /// <summary>One edge that stands for several relationships, or for none in the graph.</summary>
    public void AddDerivedEdge(string source, string target, string kind, double weight)
    {
        var id = $"d:{source}:{target}:{kind}";
        if (_edges.TryGetValue(id, out var known))
        {
            known.Data["weight"] = (double)known.Data["weight"]! + weight; // not null: set below
            return;
        }

        _edges.Add(id, new GraphElement(new JsonObject
        {
            ["id"] = id,
            ["source"] = source,
            ["target"] = target,
            ["label"] = kind,
            ["kind"] = kind.ToLowerInvariant(),
            ["weight"] = weight,
            ["derived"] = true,
        }));
    }

    /// <summary>The elements; edges whose ends are still missing are left out.</summary>
    public GraphElements Build() => new(
        [.. _nodes.Values],
        [.. _edges.Values.Where(e => _nodes.ContainsKey((string)e.Data["source"]!) && _nodes.ContainsKey((string)e.Data["target"]!))]); // not null: every edge has ends

    private string AddEnd(string column, GraphValue value)
    {
        if (value.Kind == GraphValueKind.Node)
            return AddNode(value.AsNode());

        var id = $"{column}:{GraphValueText.RenderPlain(value)}";
        _nodes.TryAdd(id, new GraphElement(new JsonObject { ["id"] = id, ["label"] = GraphValueText.RenderPlain(value), ["kind"] = column, ["value"] = ResultJson.ToJson(value) }));
        return id;
    }

    private string AddNode(GraphNode node)
    {
        var id = ResultJson.NodeId(node.Id);
        if (_nodes.ContainsKey(id))
            return id;

        var data = new JsonObject { ["id"] = id, ["label"] = ElementLabels.Of(node), ["kind"] = node.Labels.Count > 0 ? node.Labels[0].ToLowerInvariant() : "node" };
        AddProperties(data, node.Properties, NodeFields);
        _nodes.Add(id, new GraphElement(data));
        return id;
    }

    private void AddRelationship(GraphRelationship relationship)
    {
        var id = ResultJson.RelationshipId(relationship.Id);
        if (_edges.ContainsKey(id))
            return;

        _ends.Add(relationship.StartId);
        _ends.Add(relationship.EndId);
        var data = new JsonObject
        {
            ["id"] = id,
            ["source"] = ResultJson.NodeId(relationship.StartId),
            ["target"] = ResultJson.NodeId(relationship.EndId),
            ["label"] = ElementLabels.Of(relationship),
            ["kind"] = relationship.Type.ToLowerInvariant(),
            ["weight"] = Weight(relationship),
        };
        AddProperties(data, relationship.Properties, EdgeFields);
        _edges.Add(id, new GraphElement(data));
    }

    private static long Weight(GraphRelationship relationship) => relationship.Type switch
    {
        GraphSchema.Types.ConnectedTo => Math.Max(1, Integer(relationship, GraphSchema.Properties.Packets) + Integer(relationship, GraphSchema.Properties.ReplyPackets)),
        GraphSchema.Types.Attacked or GraphSchema.Types.Supports or GraphSchema.Types.Contradicts => Math.Max(1, Integer(relationship, GraphSchema.Properties.Alerts)),
        GraphSchema.Types.SeenAt => Math.Max(1, Integer(relationship, GraphSchema.Properties.Packets)),
        _ => 1,
    };

    private static long Integer(GraphRelationship relationship, string property) =>
        relationship.Properties[property] is { Kind: GraphValueKind.Integer } value ? value.AsInteger() : 0;

    private static void AddProperties(JsonObject data, GraphMap properties, HashSet<string> fields)
    {
        foreach (var (key, value) in properties)
            data[fields.Contains(key) ? key + "_" : key] = ResultJson.ToJson(value);
    }
}
