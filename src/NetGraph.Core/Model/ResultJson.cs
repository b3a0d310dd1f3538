using System.Text.Json.Nodes;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>
/// Graph values as the JSON of the command line and the API: a node is <c>{id, labels, properties}</c>, a relationship
/// <c>{id, type, start, end, properties}</c>, a path <c>{nodes, relationships}</c>, a temporal value its ISO 8601 text, a point
/// <c>{srid, x, y[, z]}</c>. NaN and the infinities, which JSON cannot say, are their names as strings.
/// </summary>
public static class ResultJson
{
    /// <summary>Id of a node in rows and elements: <c>n12</c>.</summary>
    public static string NodeId(long id) => $"n{id}";

    /// <summary>Id of a relationship in rows and elements: <c>r12</c>; never the id of a node.</summary>
    public static string RelationshipId(long id) => $"r{id}";

    /// <summary>One value; null for the null value.</summary>
    public static JsonNode? ToJson(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => null,
        GraphValueKind.Boolean => JsonValue.Create(value.AsBoolean()),
        GraphValueKind.Integer => JsonValue.Create(value.AsInteger()),
        GraphValueKind.Float => FloatToJson(value.AsFloat()),
        GraphValueKind.String => JsonValue.Create(value.AsString()),
        GraphValueKind.List => ListToJson(value.AsList()),
        GraphValueKind.Map => MapToJson(value.AsMap()),
        GraphValueKind.Node => NodeToJson(value.AsNode()),
        GraphValueKind.Relationship => RelationshipToJson(value.AsRelationship()),
        GraphValueKind.Path => new JsonObject { ["nodes"] = ListToJson(value.AsPath().Nodes), ["relationships"] = ListToJson(value.AsPath().Relationships) },
        GraphValueKind.Point => PointToJson(value.AsPoint()),
        _ => JsonValue.Create(value.ToString()),
    };

    /// <summary>A map, such as the properties of an entity.</summary>
    public static JsonObject MapToJson(GraphMap map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map)
            json[key] = ToJson(value);
        return json;
    }

    /// <summary>One row as an object by column name.</summary>
    public static JsonObject RowToJson(IReadOnlyList<string> columns, IReadOnlyList<GraphValue> row)
    {
        var json = new JsonObject();
        for (var i = 0; i < columns.Count; i++)
            json[columns[i]] = ToJson(row[i]);
        return json;
    }

    /// <summary><c>{columns, rows, truncated, total}</c>: what <c>--format json</c> prints.</summary>
    public static JsonObject ToJson(QueryAnswer answer) => new()
    {
        ["columns"] = new JsonArray([.. answer.Columns.Select(c => JsonValue.Create(c))]),
        ["rows"] = new JsonArray([.. answer.Rows.Select(r => RowToJson(answer.Columns, r))]),
        ["truncated"] = answer.Truncated,
        ["total"] = answer.Total,
    };

    /// <summary>Cytoscape's elements: <c>{nodes: [{data}], edges: [{data}]}</c>. The elements' data becomes part of the result.</summary>
    public static JsonObject ToJson(GraphElements elements) => new()
    {
        ["nodes"] = new JsonArray([.. elements.Nodes.Select(e => new JsonObject { ["data"] = e.Data })]),
        ["edges"] = new JsonArray([.. elements.Edges.Select(e => new JsonObject { ["data"] = e.Data })]),
    };

    private static JsonArray ListToJson(IReadOnlyList<GraphValue> items) => new([.. items.Select(ToJson)]);

    private static JsonObject NodeToJson(GraphNode node) => new()
    {
        ["id"] = NodeId(node.Id),
        ["labels"] = new JsonArray([.. node.Labels.Select(l => JsonValue.Create(l))]),
        ["properties"] = MapToJson(node.Properties),
    };

    private static JsonObject RelationshipToJson(GraphRelationship relationship) => new()
    {
        ["id"] = RelationshipId(relationship.Id),
        ["type"] = relationship.Type,
        ["start"] = NodeId(relationship.StartId),
        ["end"] = NodeId(relationship.EndId),
        ["properties"] = MapToJson(relationship.Properties),
    };

    private static JsonObject PointToJson(GraphPoint point)
    {
        var json = new JsonObject { ["srid"] = point.Srid, ["x"] = FloatToJson(point.X), ["y"] = FloatToJson(point.Y) };
        if (point.Z is { } z)
            json["z"] = FloatToJson(z);
        return json;
    }

    private static JsonValue FloatToJson(double value) => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(GraphNumbers.FormatFloat(value));
}
