using MediatR;
using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Paths;

/// <summary>The shortest way between two hosts, relationships followed in either direction.</summary>
/// <param name="From">Key of a host.</param>
/// <param name="To">Key of another.</param>
/// <param name="Types">Types to walk on; empty: conversations and attacks.</param>
/// <param name="Max">Most relationships, 1 to 15.</param>
public sealed record FindPaths(string From, string To, IReadOnlyList<string> Types, int Max = 6) : IRequest<QueryAnswer>, IValidatedRequest
{
    private static readonly string[] Default = [GraphSchema.Types.Attacked, GraphSchema.Types.ConnectedTo];

    /// <summary>Bounds on the search.</summary>
    public QueryLimits Limits { get; init; } = QueryLimits.Unlimited;

    internal IReadOnlyList<string> TypesOrDefault => Types.Count == 0 ? Default : Types;

    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (From == To)
            yield return new RequestFault(nameof(To), "Both ends are the same host.");
        if (Max is < 1 or > 15)
            yield return new RequestFault(nameof(Max), $"The longest path is {Max}; expected 1 to 15.");
        foreach (var type in Types.Where(t => !GraphSchema.Types.All.Contains(t, StringComparer.Ordinal)))
            yield return new RequestFault(nameof(Types), $"There is no relationship type '{type}'; expected some of {string.Join(", ", GraphSchema.Types.All)}.");
    }
}

internal sealed class FindPathsHandler(IGraphStore store) : IRequestHandler<FindPaths, QueryAnswer>
{
    public Task<QueryAnswer> Handle(FindPaths request, CancellationToken cancellationToken)
    {
        // Types and length cannot be parameters in Cypher; both are checked against fixed lists and bounds.
        var cypher = "MATCH (a:Host {key: $from}), (b:Host {key: $to})\n"
            + $"MATCH path = shortestPath((a)-[:{string.Join('|', request.TypesOrDefault)}*..{request.Max}]-(b))\n"
            + "RETURN path";
        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["from"] = request.From, ["to"] = request.To };
        return store.ReadAsync((graph, token) => QueryRunner.RunAsync(graph, cypher, parameters, request.Limits, chain: null, token), cancellationToken);
    }
}
