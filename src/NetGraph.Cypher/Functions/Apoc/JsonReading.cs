using System.Runtime.CompilerServices;
using System.Text.Json;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>JSON text as values: numbers without a fraction that fit are integers. A path goes by keys and places: <c>$.a.b[0]</c>.</summary>
internal static class JsonReading
{
    private const int MostDepth = 512;

    /// <exception cref="CypherException">ArgumentError when the text is not JSON or the path is of another kind.</exception>
    public static GraphValue Read(IFunctionContext context, string function, string text, string path)
    {
        context.RequireRoom(2L * text.Length);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth });
            return Follow(function, document.RootElement, path) is { } element ? Value(context, element) : GraphValue.Null;
        }
        catch (JsonException e)
        {
            throw Wrong(function, $"cannot read the text as JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private static GraphValue Value(IFunctionContext context, JsonElement element)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.Step();
        switch (element.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return element.ValueKind == JsonValueKind.True;
            case JsonValueKind.Number:
                return element.TryGetInt64(out var integer) ? GraphValue.Of(integer) : element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Array:
                context.RequireRoom((long)element.GetArrayLength() * RowSize.PerValue);
                return GraphValue.Of([.. element.EnumerateArray().Select(item => Value(context, item))]);
            case JsonValueKind.Object:
                return GraphValue.Of(GraphMap.From(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Value(context, entry.Value)))));
            default:
                return GraphValue.Null;
        }
    }

    private static JsonElement? Follow(string function, JsonElement element, string path)
    {
        JsonElement? at = element;
        var rest = path.AsSpan();
        if (rest.StartsWith("$"))
            rest = rest[1..];
        while (!rest.IsEmpty && at is { } here)
        {
            if (rest[0] == '[' && rest.IndexOf(']') is > 1 and var close && int.TryParse(rest[1..close], System.Globalization.CultureInfo.InvariantCulture, out var place))
            {
                at = here.ValueKind == JsonValueKind.Array && place >= 0 && place < here.GetArrayLength() ? here[place] : null;
                rest = rest[(close + 1)..];
                continue;
            }

            if (rest[0] == '.')
                rest = rest[1..];
            var end = rest.IndexOfAny('.', '[') is >= 0 and var found ? found : rest.Length;
            if (end == 0 || rest[..end].IndexOfAny("*?@()") >= 0)
                throw Wrong(function, $"follows paths of keys and places such as $.a.b[0], not '{path}'");
            at = here.ValueKind == JsonValueKind.Object && here.TryGetProperty(rest[..end], out var child) ? child : null;
            rest = rest[end..];
        }

        return at;
    }
}
