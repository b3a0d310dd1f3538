using System.Text;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Testing.Storage;

/// <summary>Everything a graph holds, as text: two graphs are the same exactly when their prints are.</summary>
/// <remarks>Throws <see cref="InvalidOperationException"/> where a node's degree is not the number of relationships that a walk finds.</remarks>
internal static class GraphPrint
{
    public static string Of(NaiveGraph graph)
    {
        var text = new StringBuilder();
        foreach (var (id, node) in graph.Nodes)
            Node(text, id, node.Labels, node.Properties);
        foreach (var (id, relationship) in graph.Relationships)
            Relationship(text, id, relationship.Type, relationship.Start, relationship.End, relationship.Properties);
        foreach (var (id, _) in graph.Nodes)
        {
            Walk(text, id, "out", graph.Relationships.Where(r => r.Value.Start == id).Select(r => (r.Key, r.Value.Type, r.Value.End)));
            Walk(text, id, "in", graph.Relationships.Where(r => r.Value.End == id).Select(r => (r.Key, r.Value.Type, r.Value.Start)));
            Walk(text, id, "both", graph.Relationships.Where(r => r.Value.Start == id || r.Value.End == id)
                .Select(r => (r.Key, r.Value.Type, r.Value.Start == id ? r.Value.End : r.Value.Start)));
        }

        return text.ToString();
    }

    public static string Of(IGraphReader graph)
    {
        var text = new StringBuilder();
        var nodes = new List<long>();
        for (var cursor = graph.ScanNodes(); cursor.MoveNext();)
        {
            nodes.Add(cursor.Node);
            var properties = new List<KeyValuePair<int, GraphValue>>();
            graph.CopyNodeProperties(cursor.Node, properties);
            Node(text, cursor.Node, graph.Labels(cursor.Node).ToArray().Select(graph.LabelName).Order(StringComparer.Ordinal), Named(graph, properties));
        }

        for (var cursor = graph.ScanRelationships(); cursor.MoveNext();)
        {
            var properties = new List<KeyValuePair<int, GraphValue>>();
            graph.CopyRelationshipProperties(cursor.Relationship, properties);
            Relationship(text, cursor.Relationship, graph.TypeName(cursor.Type), cursor.StartNode, cursor.EndNode, Named(graph, properties));
        }

        foreach (var node in nodes)
        {
            Walk(text, node, "out", Expand(graph, node, Direction.Outgoing));
            Walk(text, node, "in", Expand(graph, node, Direction.Incoming));
            Walk(text, node, "both", Expand(graph, node, Direction.Both));
        }

        return text.ToString();
    }

    private static IEnumerable<KeyValuePair<string, GraphValue>> Named(IGraphReader graph, List<KeyValuePair<int, GraphValue>> properties) =>
        properties.Select(p => new KeyValuePair<string, GraphValue>(graph.KeyName(p.Key), p.Value));

    private static List<(long, string, long)> Expand(IGraphReader graph, long node, Direction direction)
    {
        var found = new List<(long, string, long)>();
        var cursor = graph.CreateRelationshipCursor();
        for (cursor.Start(node, direction, null); cursor.MoveNext();)
            found.Add((cursor.Relationship, graph.TypeName(cursor.Type), cursor.OtherNode));
        if (graph.Degree(node, direction, null) is var degree && degree != found.Count)
            throw new InvalidOperationException($"node {node} has {found.Count} relationships, direction {direction}, and a degree of {degree}");
        return found;
    }

    private static void Node(StringBuilder text, long id, IEnumerable<string> labels, IEnumerable<KeyValuePair<string, GraphValue>> properties) =>
        text.Append(id).Append(" :").AppendJoin(':', labels).Append(' ').AppendJoin(", ", properties.Select(Property)).Append('\n');

    private static void Relationship(StringBuilder text, long id, string type, long start, long end, IEnumerable<KeyValuePair<string, GraphValue>> properties) =>
        text.Append('[').Append(id).Append(' ').Append(type).Append(' ').Append(start).Append("->").Append(end).Append(' ').AppendJoin(", ", properties.Select(Property)).Append("]\n");

    private static void Walk(StringBuilder text, long node, string way, IEnumerable<(long Id, string Type, long Other)> found) =>
        text.Append(node).Append(' ').Append(way).Append(": ").AppendJoin(' ', found.OrderBy(f => f.Type, StringComparer.Ordinal).ThenBy(f => f.Id).Select(f => $"{f.Id}/{f.Other}")).Append('\n');

    private static string Property(KeyValuePair<string, GraphValue> property) => $"{property.Key}={property.Value.Kind} {property.Value}";
}
