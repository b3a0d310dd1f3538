using System.Text.Json.Nodes;
using NetGraph.Api.Contracts;
using NetGraph.Core.Model;

namespace NetGraph.Api.Endpoints;

internal static class ResultMapping
{
    public static ResultResponse ToResponse(QueryAnswer result) => new(
        result.Columns,
        [.. result.Rows.Select(row => ResultJson.RowToJson(result.Columns, row))],
        ToJson(result.Elements),
        result.Truncated,
        result.Total,
        result.Query,
        new ResultSummary(result.Rows.Count, Math.Round(result.Summary.Elapsed.TotalMilliseconds, 3)),
        result.Summary.Plan);

    /// <summary>Cytoscape's elements: <c>{nodes: [{data}], edges: [{data}]}</c>.</summary>
    public static JsonObject ToJson(GraphElements elements) => new()
    {
        ["nodes"] = new JsonArray([.. elements.Nodes.Select(e => new JsonObject { ["data"] = e.Data })]),
        ["edges"] = new JsonArray([.. elements.Edges.Select(e => new JsonObject { ["data"] = e.Data })]),
    };
}
