using NetGraph.Api.Contracts;
using NetGraph.Core.Model;

namespace NetGraph.Api.Endpoints;

internal static class ResultMapping
{
    public static ResultResponse ToResponse(QueryAnswer result) => new(
        result.Columns,
        [.. result.Rows.Select(row => ResultJson.RowToJson(result.Columns, row))],
        ResultJson.ToJson(result.Elements),
        result.Truncated,
        result.Total,
        result.Query,
        new ResultSummary(result.Rows.Count, Math.Round(result.Summary.Elapsed.TotalMilliseconds, 3)),
        result.Summary.Plan);
}
