using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Applies bulk batches straight to the storage. Keeps what it learned about relationship identities from one batch to the
/// next, as long as nobody else writes in between. Used by one writer at a time.
/// </summary>
internal sealed class BulkUpserter(GraphStorage storage)
{
    private readonly Dictionary<string, RelationshipFinder> _finders = new(StringComparer.Ordinal);
    private long _epoch = -1;

    /// <summary>Applies the batch in a transaction of its own; durable when the task completes.</summary>
    /// <exception cref="GraphStoreException">An end of a relationship is missing, or the disk failed; nothing was applied.</exception>
    /// <exception cref="QueryException">A unique key or a rule was broken; nothing was applied.</exception>
    public async Task<BulkWriteSummary> ApplyAsync(BulkWrite batch, CancellationToken cancellationToken)
    {
        using var writer = await storage.BeginWriteAsync(cancellationToken);
        var start = writer.Start.State.Epoch;
        if (_epoch != start)
            _finders.Clear();

        _epoch = -1; // until the commit, what the finders learn may be undone
        var run = new BulkRun(writer, _finders, cancellationToken);
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
