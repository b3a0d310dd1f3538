using MediatR;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Features.Imports;

/// <summary>What was imported, the newest first.</summary>
public sealed record ListImports : IRequest<IReadOnlyList<StoredImport>>;

/// <summary>One import as the graph remembers it.</summary>
/// <param name="Id">Its key: SHA-256 of the content, colon, kind.</param>
public sealed record StoredImport(
    string Id, string Path, string Kind, long Bytes, long Records, long Accepted, long Rejected, string? StartedAt, string? FinishedAt, bool Generated);

internal sealed class ListImportsHandler(IGraphStore store) : IRequestHandler<ListImports, IReadOnlyList<StoredImport>>
{
    private const string Imports =
        "MATCH (i:Import) RETURN i.key, i.path, i.kind, i.bytes, i.records, i.accepted, i.rejected, i.startedAt, i.finishedAt, i.generated "
        + "ORDER BY i.finishedAt DESC, i.path ASC, i.key ASC";

    public async Task<IReadOnlyList<StoredImport>> Handle(ListImports request, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync((graph, token) => QueryRunner.RowsAsync(graph, Imports, new Dictionary<string, GraphValue>(), token), cancellationToken);
        return [.. rows.Select(r => new StoredImport(
            r[0].AsString(), Text(r[1]) ?? "", Text(r[2]) ?? "", Number(r[3]), Number(r[4]), Number(r[5]), Number(r[6]), Time(r[7]), Time(r[8]), r[9].IsTrue))];
    }

    private static string? Text(GraphValue value) => value.Kind == GraphValueKind.String ? value.AsString() : null;

    private static long Number(GraphValue value) => value.Kind == GraphValueKind.Integer ? value.AsInteger() : 0;

    private static string? Time(GraphValue value) => value.IsNull ? null : GraphValueText.RenderPlain(value);
}
