using NetGraph.Api.Contracts;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Api.Endpoints;

internal static class ResultMapping
{
    /// <param name="isOwnQuery">Whether the caller wrote the statement and can do something about its notifications.</param>
    public static ResultResponse ToResponse(QueryAnswer result, bool isOwnQuery = false) => new(
        result.Columns,
        [.. result.Rows.Select(row => ResultJson.RowToJson(result.Columns, row))],
        ResultJson.ToJson(result.Elements),
        result.Truncated,
        result.Total,
        result.Query,
        new ResultSummary(result.Rows.Count, Math.Round(result.Summary.Elapsed.TotalMilliseconds, 3)),
        result.Summary.Plan,
        isOwnQuery ? [.. result.Summary.Notifications.Select(ToNote)] : []);

    private static QueryNote ToNote(QueryNotification notification) => new(
        notification.Code,
        notification.GqlStatus.Code,
        notification.Severity == NotificationSeverity.Warning ? "warning" : "information",
        notification.Title,
        notification.Description,
        notification.Suggestion,
        notification.ToString(),
        new QueryPlace(notification.Line, notification.Column, notification.Span.Offset, notification.Span.Length));
}
