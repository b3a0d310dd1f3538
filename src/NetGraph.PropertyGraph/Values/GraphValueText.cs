using System.Globalization;

namespace NetGraph.PropertyGraph;

/// <summary>Renders values in Cypher's literal notation.</summary>
public static class GraphValueText
{
    /// <summary>The value as Cypher would write it: strings in single quotes, nodes as <c>(:Label {key: value})</c>.</summary>
    public static string Render(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => "null",
        GraphValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        GraphValueKind.Integer => value.AsInteger().ToString(CultureInfo.InvariantCulture),
        GraphValueKind.Float => value.AsFloat().ToString("R", CultureInfo.InvariantCulture),
        GraphValueKind.String => $"'{value.AsString()}'",
        GraphValueKind.List => $"[{string.Join(", ", value.AsList().Select(Render))}]",
        GraphValueKind.Map => $"{{{string.Join(", ", value.AsMap().Select(e => $"{e.Key}: {Render(e.Value)}"))}}}",
        _ => $"<{value.Kind}>",
    };
}
