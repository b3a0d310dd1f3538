using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Model;

/// <summary>The short text under a node or along an edge.</summary>
internal static class ElementLabels
{
    public static string Of(GraphNode node)
    {
        var label = node.Labels.Count > 0 ? node.Labels[0] : "";
        var text = label switch
        {
            Labels.Host or Labels.Mac => Text(node, Properties.Address),
            Labels.Service => ServiceText(node),
            Labels.Rule => Text(node, Properties.Msg),
            Labels.Alert => Text(node, Properties.Message),
            Labels.Import => Path.GetFileName(Text(node, Properties.Path)),
            _ => null,
        };
        return text ?? Text(node, Properties.Key) ?? Text(node, "name") ?? (label.Length > 0 ? label : ResultJson.NodeId(node.Id));
    }

    public static string Of(GraphRelationship relationship)
    {
        if (relationship.Type != Types.ConnectedTo)
            return relationship.Type;

        var transport = relationship.Properties[Properties.Transport];
        var port = relationship.Properties[Properties.TargetPort];
        return transport.IsNull ? relationship.Type : port.IsNull ? GraphValueText.RenderPlain(transport) : $"{GraphValueText.RenderPlain(transport)}/{GraphValueText.RenderPlain(port)}";
    }

    // "tcp/80 http"
    private static string? ServiceText(GraphNode node)
    {
        if (Text(node, Properties.Transport) is not { } transport)
            return null;

        var number = node.Properties[Properties.Number];
        var port = number.IsNull ? $"{transport}, no port" : $"{transport}/{GraphValueText.RenderPlain(number)}";
        return Text(node, Properties.Name) is { } name ? $"{port} {name}" : port;
    }

    private static string? Text(GraphNode node, string property) => node.Properties[property] is { Kind: GraphValueKind.String } value ? value.AsString() : null;
}
