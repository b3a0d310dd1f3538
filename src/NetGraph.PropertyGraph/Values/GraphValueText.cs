using System.Globalization;
using System.Text;

namespace NetGraph.PropertyGraph;

/// <summary>
/// Renders values in Cypher's notation: strings in single quotes with escapes, nodes as <c>(:A {p: 1})</c>, relationships as
/// <c>[:T {p: 1}]</c>, paths as <c>(:A)-[:T]-&gt;(:B)</c>, temporal values as their ISO text, floats as <see cref="GraphNumbers.FormatFloat"/>
/// writes them. An entity known by its id only shows as <c>(#7)</c> or <c>[#7]</c>.
/// </summary>
public static class GraphValueText
{
    public static string Render(GraphValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The value as a person reads it in a table: a string without quotes, null as nothing, everything else as <see cref="Render"/>.</summary>
    public static string RenderPlain(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => "",
        GraphValueKind.String => value.AsString(),
        _ => Render(value),
    };

    /// <summary>A label, type, key or variable as Cypher text, in backticks when it is no plain identifier.</summary>
    public static string RenderName(string name) => IsIdentifier(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static void Append(StringBuilder text, GraphValue value)
    {
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                text.Append("null");
                break;
            case GraphValueKind.Boolean:
                text.Append(value.AsBoolean() ? "true" : "false");
                break;
            case GraphValueKind.Integer:
                text.Append(CultureInfo.InvariantCulture, $"{value.AsInteger()}");
                break;
            case GraphValueKind.Float:
                text.Append(GraphNumbers.FormatFloat(value.AsFloat()));
                break;
            case GraphValueKind.String:
                AppendString(text, value.AsString());
                break;
            case GraphValueKind.List:
                AppendList(text, value.AsList());
                break;
            case GraphValueKind.Map:
                AppendMap(text, value.AsMap());
                break;
            case GraphValueKind.Node:
                AppendNode(text, value);
                break;
            case GraphValueKind.Relationship:
                AppendRelationship(text, value);
                break;
            case GraphValueKind.Path:
                AppendPath(text, value.AsPath());
                break;
            default:
                text.Append(RenderScalar(value));
                break;
        }
    }

    private static string RenderScalar(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Date => value.AsDate().ToString(),
        GraphValueKind.LocalTime => value.AsLocalTime().ToString(),
        GraphValueKind.Time => value.AsTime().ToString(),
        GraphValueKind.LocalDateTime => value.AsLocalDateTime().ToString(),
        GraphValueKind.DateTime => value.AsDateTime().ToString(),
        GraphValueKind.Duration => value.AsDuration().ToString(),
        _ => value.AsPoint().ToString(),
    };

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('\'');
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '\'' => text.Append(@"\'"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        text.Append('\'');
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<GraphValue> items)
    {
        ValueWalk.Enter();
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            ValueWalk.Pass(i);
            if (i > 0)
                text.Append(", ");
            Append(text, items[i]);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, GraphMap map)
    {
        ValueWalk.Enter();
        text.Append('{');
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(RenderName(map[i].Key)).Append(": ");
            Append(text, map[i].Value);
        }

        text.Append('}');
    }

    private static void AppendNode(StringBuilder text, GraphValue value)
    {
        if (value.IsReference)
        {
            text.Append(CultureInfo.InvariantCulture, $"(#{value.EntityId})");
            return;
        }

        var node = value.AsNode();
        text.Append('(');
        foreach (var label in node.Labels)
            text.Append(':').Append(RenderName(label));
        AppendProperties(text, node.Properties, needsSpace: node.Labels.Count > 0);
        text.Append(')');
    }

    private static void AppendRelationship(StringBuilder text, GraphValue value)
    {
        if (value.IsReference)
        {
            text.Append(CultureInfo.InvariantCulture, $"[#{value.EntityId}]");
            return;
        }

        var relationship = value.AsRelationship();
        text.Append("[:").Append(RenderName(relationship.Type));
        AppendProperties(text, relationship.Properties, needsSpace: true);
        text.Append(']');
    }

    private static void AppendProperties(StringBuilder text, GraphMap properties, bool needsSpace)
    {
        if (properties.Count == 0)
            return;
        if (needsSpace)
            text.Append(' ');
        AppendMap(text, properties);
    }

    private static void AppendPath(StringBuilder text, GraphPath path)
    {
        AppendNode(text, path.Nodes[0]);
        for (var i = 0; i < path.Length; i++)
        {
            var relationship = path.Relationships[i];
            var backwards = !relationship.IsReference && relationship.AsRelationship().StartId != path.Nodes[i].EntityId;
            text.Append(backwards ? "<-" : "-");
            AppendRelationship(text, relationship);
            text.Append(backwards || relationship.IsReference ? "-" : "->");
            AppendNode(text, path.Nodes[i + 1]);
        }
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
