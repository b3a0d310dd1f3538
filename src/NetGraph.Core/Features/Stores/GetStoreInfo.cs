using MediatR;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Stores;

/// <summary>What the store holds.</summary>
public sealed record GetStoreInfo : IRequest<StoreInfo>;

/// <param name="Generated">True when some of the content was made by the program for demonstration.</param>
/// <param name="FirstSeen">First time in any import, ISO 8601; null when nothing has a time.</param>
/// <param name="LastSeen">Last time in any import.</param>
public sealed record StoreInfo(string Address, GraphSize Counts, long Imports, bool Generated, string? FirstSeen, string? LastSeen);

internal sealed class GetStoreInfoHandler(IGraphStore store) : IRequestHandler<GetStoreInfo, StoreInfo>
{
    private const string Imports =
        "MATCH (i:Import) RETURN count(i), sum(CASE WHEN i.generated THEN 1 ELSE 0 END), min(i.firstSeen), max(i.lastSeen)";

    public async Task<StoreInfo> Handle(GetStoreInfo request, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(cancellationToken);
        var rows = await store.ReadAsync((graph, token) => QueryRunner.RowsAsync(graph, Imports, new Dictionary<string, GraphValue>(), token), cancellationToken);
        var row = rows[0];
        return new StoreInfo(
            store.Address,
            new GraphSize(counts.NodesByLabel, counts.RelationshipsByType),
            row[0].AsInteger(),
            row[1].AsInteger() > 0,
            row[2].IsNull ? null : GraphValueText.RenderPlain(row[2]),
            row[3].IsNull ? null : GraphValueText.RenderPlain(row[3]));
    }
}
