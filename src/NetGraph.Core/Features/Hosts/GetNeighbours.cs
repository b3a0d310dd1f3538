using MediatR;
using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Hosts;

/// <summary>What stands next to a node.</summary>
/// <param name="Key">The node's key.</param>
/// <param name="Types">Relationship types to follow; empty: all.</param>
/// <param name="Limit">Most neighbours drawn.</param>
/// <param name="Label">The node's label.</param>
public sealed record GetNeighbours(string Key, IReadOnlyList<string> Types, int Limit = 50, string Label = GraphSchema.Labels.Host)
    : IRequest<NeighboursAnswer?>, IValidatedRequest
{
    /// <summary>Bounds on each statement that this needs.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Unlimited;

    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (Limit < 1)
            yield return new RequestFault(nameof(Limit), "The limit must be 1 or more.");
        if (!GraphSchema.Labels.All.Contains(Label, StringComparer.Ordinal))
            yield return new RequestFault(nameof(Label), $"There is no label '{Label}'.");
    }
}

/// <summary>Relationships of one type, direction and label of the other end.</summary>
/// <param name="Direction"><c>out</c> or <c>in</c>.</param>
/// <param name="Count">Relationships, all of them.</param>
/// <param name="Neighbours">Different nodes at the other end.</param>
public sealed record NeighbourGroup(string Type, string Direction, string? Label, long Count, long Neighbours);

/// <param name="Groups">All relationships, whatever was drawn.</param>
/// <param name="Elements">The node, its neighbours, and the relationships; several of one type to one neighbour are one derived edge with their <c>count</c> as weight.</param>
/// <param name="Total">Neighbours by type and direction of the asked types.</param>
public sealed record NeighboursAnswer(IReadOnlyList<NeighbourGroup> Groups, GraphElements Elements, bool Truncated, long Total);

internal sealed class GetNeighboursHandler(IGraphStore store) : IRequestHandler<GetNeighbours, NeighboursAnswer?>
{
    public Task<NeighboursAnswer?> Handle(GetNeighbours request, CancellationToken cancellationToken) =>
        store.ReadAsync((graph, token) => ReadAsync(graph, request, token), cancellationToken);

    private static async Task<NeighboursAnswer?> ReadAsync(IGraphTransaction graph, GetNeighbours request, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal)
        {
            ["key"] = request.Key,
            ["types"] = GraphValue.Of([.. request.Types.Select(GraphValue.Of)]),
            ["limit"] = request.Limit,
        };
        var start = $"MATCH (n:{request.Label} {{key: $key}})";
        var found = await QueryRunner.RowsAsync(graph, $"{start} RETURN n", parameters, cancellationToken, request.Limits);
        if (found.Count == 0)
            return null;

        var groups = new List<NeighbourGroup>();
        var drawn = new List<IReadOnlyList<GraphValue>>();
        foreach (var (direction, pattern) in new[] { ("out", "(n)-[r]->(m)"), ("in", "(n)<-[r]-(m)") })
        {
            var counted = await QueryRunner.RowsAsync(
                graph, $"{start} MATCH {pattern} RETURN type(r) AS type, labels(m)[0] AS label, count(r) AS count, count(DISTINCT m) AS neighbours ORDER BY type ASC, label ASC", parameters, cancellationToken, request.Limits);
            groups.AddRange(counted.Select(r => new NeighbourGroup(r[0].AsString(), direction, r[1].IsNull ? null : r[1].AsString(), r[2].AsInteger(), r[3].AsInteger())));
            drawn.AddRange(await QueryRunner.RowsAsync(
                graph,
                $"{start} MATCH {pattern} WHERE size($types) = 0 OR type(r) IN $types "
                + "WITH m, type(r) AS type, count(r) AS count, collect(r)[0] AS first "
                + "ORDER BY count DESC, type ASC, m.key ASC LIMIT $limit "
                + $"RETURN m, type, count, first, '{direction}' AS direction",
                parameters,
                cancellationToken,
                request.Limits));
        }

        var total = groups.Where(g => request.Types.Count == 0 || request.Types.Contains(g.Type, StringComparer.Ordinal)).Sum(g => g.Neighbours);
        var shown = drawn.OrderByDescending(r => r[2].AsInteger()).ThenBy(r => r[1].AsString(), StringComparer.Ordinal).Take(request.Limit).ToArray();
        return new NeighboursAnswer(groups, Draw(found[0][0], shown), total > shown.Length, total);
    }

    private static GraphElements Draw(GraphValue node, IReadOnlyList<IReadOnlyList<GraphValue>> rows)
    {
        var builder = new ElementBuilder();
        builder.Add(node);
        foreach (var row in rows)
        {
            builder.Add(row[0]);
            if (row[2].AsInteger() == 1)
            {
                builder.Add(row[3]);
                continue;
            }

            var (here, there) = (ResultJson.NodeId(node.EntityId), ResultJson.NodeId(row[0].EntityId));
            var (source, target) = row[4].AsString() == "out" ? (here, there) : (there, here);
            builder.AddDerivedEdge(source, target, row[1].AsString(), row[2].AsInteger());
        }

        return builder.Build();
    }
}
