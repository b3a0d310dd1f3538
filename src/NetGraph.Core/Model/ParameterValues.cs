using System.Text.Json;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>Query parameters from JSON and from the command line.</summary>
public static class ParameterValues
{
    /// <summary>A JSON value as a graph value; numbers without fraction and exponent that fit 64 bits are integers.</summary>
    public static GraphValue FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => GraphValue.True,
        JsonValueKind.False => GraphValue.False,
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? GraphValue.Of(integer) : GraphValue.Of(json.GetDouble()),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => GraphValue.Of([.. json.EnumerateArray().Select(FromJson)]),
        JsonValueKind.Object => GraphValue.Of(GraphMap.From(json.EnumerateObject().Select(p => new KeyValuePair<string, GraphValue>(p.Name, FromJson(p.Value))))),
        _ => GraphValue.Null,
    };

    /// <summary>Text as a person types it after <c>K=</c>: JSON if it reads as JSON, else the text itself.</summary>
    public static GraphValue FromText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return FromJson(document.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
