using System.Globalization;
using System.Text;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli.Output;

/// <summary>A graph value as one short text for people: a node is its key, a relationship its type, a time ISO 8601, null nothing.</summary>
internal static class DisplayText
{
    public static string Of(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => "",
        GraphValueKind.String => value.AsString(),
        GraphValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        GraphValueKind.Integer => value.AsInteger().ToString(CultureInfo.InvariantCulture),
        GraphValueKind.List => string.Join(", ", value.AsList().Select(Of)),
        GraphValueKind.Node => OfNode(value.AsNode()),
        GraphValueKind.Relationship => OfRelationship(value.AsRelationship()),
        GraphValueKind.Path => OfPath(value.AsPath()),
        _ => GraphValueText.Render(value).Trim('\''),
    };

    private static string OfNode(GraphNode node) =>
        node.Properties.TryGetValue("key", out var key) ? Of(key) : GraphValueText.Render(GraphValue.Of(node));

    // What weighs it stands behind the type: alerts, else packets both ways.
    private static string OfRelationship(GraphRelationship relationship)
    {
        var properties = relationship.Properties;
        if (!properties["alerts"].IsNull)
            return $":{relationship.Type} ({Of(properties["alerts"])} alerts)";

        var packets = new[] { properties["packets"], properties["replyPackets"] }.Where(p => p.Kind == GraphValueKind.Integer).Sum(p => p.AsInteger());
        return packets > 0 ? $":{relationship.Type} ({packets} packets)" : $":{relationship.Type}";
    }

    private static string OfPath(GraphPath path)
    {
        var text = new StringBuilder(Of(path.Nodes[0]));
        for (var i = 0; i < path.Length; i++)
        {
            var relationship = path.Relationships[i].AsRelationship();
            var forward = relationship.StartId == path.Nodes[i].EntityId;
            text.Append(forward ? $" -[:{relationship.Type}]-> " : $" <-[:{relationship.Type}]- ").Append(Of(path.Nodes[i + 1]));
        }

        return text.ToString();
    }
}
