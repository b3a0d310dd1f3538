using MediatR;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Queries;

/// <summary>Runs one Cypher statement.</summary>
/// <param name="Limits">Bounds; <see cref="QueryLimits.MaxRows"/> cuts the answer and says so.</param>
/// <param name="AllowWrites">Whether the statement may change the graph.</param>
public sealed record RunQuery(
    string Cypher,
    IReadOnlyDictionary<string, GraphValue> Parameters,
    QueryLimits Limits,
    bool AllowWrites = false) : IRequest<QueryAnswer>, IValidatedRequest
{
    /// <inheritdoc />
    public IEnumerable<RequestFault> Validate()
    {
        if (string.IsNullOrWhiteSpace(Cypher))
            yield return new RequestFault(nameof(Cypher), "There is no statement to run.");
        if (Limits.MaxRows is < 0)
            yield return new RequestFault(nameof(Limits), $"The limit is {Limits.MaxRows}; expected 0 or more.");
        if (Limits.Timeout is { } timeout && timeout <= TimeSpan.Zero)
            yield return new RequestFault(nameof(Limits), "The timeout must be longer than nothing.");
    }
}

/// <summary>Reads; where it may write, the statement decides.</summary>
internal sealed class RunQueryHandler(IGraphStore store) : IRequestHandler<RunQuery, QueryAnswer>
{
    public async Task<QueryAnswer> Handle(RunQuery request, CancellationToken cancellationToken)
    {
        if (!request.AllowWrites)
        {
            return await store.ReadAsync(
                (graph, token) => QueryRunner.RunAsync(graph, request.Cypher, request.Parameters, request.Limits, chain: null, token), cancellationToken);
        }

        // A statement that decides by itself what it commits has its transaction for itself; the picture is drawn after it.
        var answer = await store.AutoCommitAsync(
            (graph, token) => QueryRunner.AnswerAsync(graph, request.Cypher, request.Parameters, request.Limits, token), cancellationToken);
        return await store.ReadAsync((graph, token) => QueryRunner.DrawAsync(graph, answer, chain: null, request.Limits, token), cancellationToken);
    }
}
