using MediatR;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Search;

/// <summary>Finds hosts and devices by the beginning of their address, services and ports by number or name, rules by id or words.</summary>
/// <param name="Limit">Most hits.</param>
public sealed record SearchGraph(string Text, int Limit = 20) : IRequest<SearchAnswer>, IValidatedRequest
{
    /// <summary>Bounds on each statement that this needs.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Unlimited;

    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (string.IsNullOrWhiteSpace(Text))
            yield return new RequestFault(nameof(Text), "There is nothing to search for.");
        if (Limit < 1)
            yield return new RequestFault(nameof(Limit), "The limit must be 1 or more.");
    }
}

/// <param name="Kind">Label of the node.</param>
public sealed record SearchHit(string Id, string Kind, string Key, string Label, string? Detail);

/// <param name="Truncated">Whether there are more hits.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Results, bool Truncated);

internal sealed class SearchGraphHandler(IGraphStore store) : IRequestHandler<SearchGraph, SearchAnswer>
{
    // In the order in which hits are shown.
    private static readonly string[] Queries =
    [
        "MATCH (n:Host) WHERE n.key STARTS WITH $text RETURN n, CASE WHEN n.internal THEN 'internal' ELSE 'external' END AS detail ORDER BY size(n.key) ASC, n.key ASC LIMIT $limit",
        "MATCH (n:Port) WHERE n.key = $text OR n.number = $number OR toLower(n.name) = $text RETURN n, n.name AS detail ORDER BY n.number ASC, n.key ASC LIMIT $limit",
        "MATCH (n:Rule) WHERE n.key = $text OR n.sid = $number OR (n.msg IS NOT NULL AND all(word IN $words WHERE toLower(n.msg) CONTAINS word)) RETURN n, n.key AS detail ORDER BY n.key ASC LIMIT $limit",
        "MATCH (n:Service) WHERE n.key STARTS WITH $text OR n.number = $number OR toLower(n.name) = $text "
            + "RETURN n, n.key AS detail ORDER BY CASE n.grade WHEN 'confirmed' THEN 0 WHEN 'likely' THEN 1 WHEN 'claimed' THEN 2 ELSE 3 END ASC, n.key ASC LIMIT $limit",
        "MATCH (n:Mac) WHERE n.key STARTS WITH $text RETURN n, n.vendor AS detail ORDER BY n.key ASC LIMIT $limit",
    ];

    public Task<SearchAnswer> Handle(SearchGraph request, CancellationToken cancellationToken) =>
        store.ReadAsync((graph, token) => SearchAsync(graph, request, token), cancellationToken);

    private static async Task<SearchAnswer> SearchAsync(IGraphTransaction graph, SearchGraph request, CancellationToken cancellationToken)
    {
        var text = request.Text.Trim().ToLowerInvariant();
        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal)
        {
            ["text"] = text,
            ["number"] = long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : GraphValue.Null,
            ["words"] = GraphValue.Of([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(GraphValue.Of)]),
            ["limit"] = request.Limit + 1L,
        };

        var hits = new List<SearchHit>();
        foreach (var query in Queries)
        {
            if (hits.Count > request.Limit)
                break;
            hits.AddRange((await QueryRunner.RowsAsync(graph, query, parameters, cancellationToken, request.Limits)).Select(ToHit));
        }

        return new SearchAnswer([.. hits.Take(request.Limit)], hits.Count > request.Limit);
    }

    private static SearchHit ToHit(IReadOnlyList<GraphValue> row)
    {
        var node = row[0].AsNode();
        return new SearchHit(
            ResultJson.NodeId(node.Id),
            node.Labels[0],
            GraphValueText.RenderPlain(node.Properties["key"]),
            ElementLabels.Of(node),
            row[1].IsNull ? null : GraphValueText.RenderPlain(row[1]));
    }
}
