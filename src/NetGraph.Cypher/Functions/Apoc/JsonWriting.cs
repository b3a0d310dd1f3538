using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// Values as JSON, shaped as apoc.convert.toJson does: nodes and relationships with id, type, labels or label and properties, paths as lists
/// of them, temporal values and points as text and map.
/// </summary>
internal static class JsonWriting
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Write(IFunctionContext context, GraphValue value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(context, json, value);
        context.RequireRoom(sizeof(char) * (long)bytes.WrittenCount);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(IFunctionContext context, Utf8JsonWriter json, GraphValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.Step();
        context.RequireRoom(json.BytesCommitted + json.BytesPending);
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                json.WriteNullValue();
                break;
            case GraphValueKind.Boolean:
                json.WriteBooleanValue(value.AsBoolean());
                break;
            case GraphValueKind.Integer:
                json.WriteNumberValue(value.AsInteger());
                break;
            case GraphValueKind.Float when double.IsFinite(value.AsFloat()):
                json.WriteRawValue(GraphNumbers.FormatFloat(value.AsFloat()));
                break;
            case GraphValueKind.List:
                WriteList(context, json, value.AsList());
                break;
            case GraphValueKind.Map:
                WriteMap(context, json, value.AsMap());
                break;
            case GraphValueKind.Node:
                WriteNode(context, json, value, withProperties: true);
                break;
            case GraphValueKind.Relationship:
                WriteRelationship(context, json, value);
                break;
            case GraphValueKind.Path:
                WritePath(context, json, value.AsPath());
                break;
            case GraphValueKind.Point:
                WritePoint(json, value.AsPoint());
                break;
            default:
                json.WriteStringValue(GraphValueText.RenderPlain(value));
                break;
        }
    }

    private static void WriteList(IFunctionContext context, Utf8JsonWriter json, IReadOnlyList<GraphValue> list)
    {
        json.WriteStartArray();
        foreach (var item in context.Each(list))
            Write(context, json, item);
        json.WriteEndArray();
    }

    private static void WriteMap(IFunctionContext context, Utf8JsonWriter json, GraphMap map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            Write(context, json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteNode(IFunctionContext context, Utf8JsonWriter json, GraphValue node, bool withProperties)
    {
        json.WriteStartObject();
        json.WriteString("id", node.EntityId.ToString(CultureInfo.InvariantCulture));
        if (withProperties)
            json.WriteString("type", "node");
        if (EntityAccess.Labels(context.Graph, node) is { Length: > 0 } labels)
        {
            json.WriteStartArray("labels");
            foreach (var label in labels)
                json.WriteStringValue(label);
            json.WriteEndArray();
        }

        WriteProperties(context, json, node);
        json.WriteEndObject();
    }

    private static void WriteRelationship(IFunctionContext context, Utf8JsonWriter json, GraphValue relationship)
    {
        json.WriteStartObject();
        json.WriteString("id", relationship.EntityId.ToString(CultureInfo.InvariantCulture));
        json.WriteString("type", "relationship");
        json.WriteString("label", EntityAccess.Type(context.Graph, relationship));
        json.WritePropertyName("start");
        WriteNode(context, json, EntityAccess.StartNode(context.Graph, relationship), withProperties: false);
        json.WritePropertyName("end");
        WriteNode(context, json, EntityAccess.EndNode(context.Graph, relationship), withProperties: false);
        WriteProperties(context, json, relationship);
        json.WriteEndObject();
    }

    private static void WriteProperties(IFunctionContext context, Utf8JsonWriter json, GraphValue entity)
    {
        if (EntityAccess.Properties(context.Graph, entity) is not { Count: > 0 } properties)
            return;
        json.WritePropertyName("properties");
        WriteMap(context, json, properties);
    }

    private static void WritePath(IFunctionContext context, Utf8JsonWriter json, GraphPath path)
    {
        json.WriteStartArray();
        for (var i = 0; i < path.Nodes.Count; i++)
        {
            Write(context, json, path.Nodes[i]);
            if (i < path.Length)
                Write(context, json, path.Relationships[i]);
        }

        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, GraphPoint point)
    {
        json.WriteStartObject();
        json.WriteString("crs", (point.IsGeographic ? "wgs-84" : "cartesian") + (point.Z is null ? "" : "-3d"));
        json.WriteNumber(point.IsGeographic ? "longitude" : "x", point.X);
        json.WriteNumber(point.IsGeographic ? "latitude" : "y", point.Y);
        if (point.Z is { } z)
            json.WriteNumber(point.IsGeographic ? "height" : "z", z);
        json.WriteEndObject();
    }
}
