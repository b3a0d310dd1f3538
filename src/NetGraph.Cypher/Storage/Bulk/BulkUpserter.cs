using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Applies bulk batches straight to the storage. Keeps what it learned about relationship identities from one batch to the
/// next, as long as nobody else writes in between. Used by one writer at a time.
/// </summary>
/// <param name="inColumns">Whether new entities may go in columns; the graph is the same either way.</param>
internal sealed class BulkUpserter(GraphStorage storage, bool inColumns = true)
{
    private readonly Dictionary<string, RelationshipFinder> _finders = new(StringComparer.Ordinal);
    private readonly BulkBuffers _buffers = new();
    private long _epoch = -1;
    private GraphNames? _names;

    /// <summary>Applies the batch in a transaction of its own; durable when the task completes.</summary>
    /// <exception cref="GraphStoreException">An end of a relationship is missing, or the disk failed; nothing was applied.</exception>
    /// <exception cref="QueryException">A unique key or a rule was broken; nothing was applied.</exception>
    public async Task<BulkWriteSummary> ApplyAsync(BulkWrite batch, CancellationToken cancellationToken)
    {
        using var writer = await storage.BeginWriteAsync(cancellationToken);
        var (start, names) = (writer.Start.State.Epoch, writer.State.Names);
        if (_epoch != start || _names != names)
            _finders.Clear();
        _names = names;

        _buffers.TakeBack();
        _epoch = -1; // until the commit, what the finders learn may be undone
        var run = new BulkRun(writer, _finders, _buffers, inColumns, cancellationToken);
        foreach (var nodes in batch.Nodes)
            run.Upsert(nodes);
        foreach (var relationships in batch.Relationships)
            run.Upsert(relationships);

        // Before the next writer can begin; if the commit fails, nobody ever begins on a state of this epoch.
        _epoch = writer.HasChanges ? writer.State.Epoch : start;
        await writer.CommitAsync();
        return run.Summary;
    }
}
