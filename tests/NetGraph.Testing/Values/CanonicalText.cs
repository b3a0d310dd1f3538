using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.Testing;

/// <summary>
/// One text for all values that the TCK holds equal, and for no others: integers and floats differ, maps, labels and properties
/// are sorted, entities show no ids, temporal values are their text as a string. Comparing results is comparing these texts.
/// </summary>
public static class CanonicalText
{
    /// <param name="sortsLists">Whether list elements are sorted too, at every level.</param>
    public static string Of(GraphValue value, bool sortsLists = false) => value.Kind switch
    {
        GraphValueKind.Null => "null",
        GraphValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        GraphValueKind.Integer => value.AsInteger().ToString(CultureInfo.InvariantCulture),
        GraphValueKind.Float => OfFloat(value.AsFloat()),
        GraphValueKind.String => Quote(value.AsString()),
        GraphValueKind.List => OfList(value.AsList(), sortsLists),
        GraphValueKind.Map => OfMap(value.AsMap(), sortsLists),
        GraphValueKind.Node => OfNode(value.AsNode(), sortsLists),
        GraphValueKind.Relationship => OfRelationship(value.AsRelationship(), sortsLists),
        GraphValueKind.Path => OfPath(value.AsPath(), sortsLists),
        _ => Quote(GraphValueText.Render(value)),
    };

    private static string OfFloat(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

        // Both zeros are one number, and the kit writes 0.0 for either.
        var text = (value == 0 ? 0.0 : value).ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;
    }

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string OfList(IReadOnlyList<GraphValue> items, bool sortsLists)
    {
        var texts = items.Select(item => Of(item, sortsLists));
        return $"[{string.Join(", ", sortsLists ? texts.Order(StringComparer.Ordinal) : texts)}]";
    }

    private static string OfMap(GraphMap map, bool sortsLists) =>
        $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Of(e.Value, sortsLists)}"))}}}";

    private static string OfNode(GraphNode node, bool sortsLists)
    {
        var labels = string.Concat(node.Labels.Order(StringComparer.Ordinal).Select(label => ":" + label));
        return $"({Join(labels, node.Properties, sortsLists)})";
    }

    private static string OfRelationship(GraphRelationship relationship, bool sortsLists) =>
        $"[{Join(":" + relationship.Type, relationship.Properties, sortsLists)}]";

    private static string Join(string name, GraphMap properties, bool sortsLists) =>
        properties.Count == 0 ? name : name.Length == 0 ? OfMap(properties, sortsLists) : $"{name} {OfMap(properties, sortsLists)}";

    private static string OfPath(GraphPath path, bool sortsLists)
    {
        var text = Of(path.Nodes[0], sortsLists);
        for (var i = 0; i < path.Length; i++)
        {
            var relationship = Of(path.Relationships[i], sortsLists);
            var forwards = path.Relationships[i].AsRelationship().StartId == path.Nodes[i].EntityId;
            text += (forwards ? $"-{relationship}->" : $"<-{relationship}-") + Of(path.Nodes[i + 1], sortsLists);
        }

        return $"<{text}>";
    }
}
