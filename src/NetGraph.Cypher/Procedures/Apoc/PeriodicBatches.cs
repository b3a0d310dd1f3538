using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The batches of one <c>apoc.periodic.iterate</c>: commits each, and counts what became of them.</summary>
/// <param name="isSingle">Whether the action runs once a row; else once a batch, over the list <c>_batch</c>.</param>
internal sealed class PeriodicBatches(ExecutionState run, NestedStatement action, GraphMap parameters, bool isSingle)
{
    private readonly GraphStorage _storage = run.Storage ?? throw CypherErrors.NotImplicit();
    private readonly SortedDictionary<string, long> _errors = new(StringComparer.Ordinal);
    private readonly ChangeCounter _changes = new();
    private long _batches;
    private long _rows;
    private long _failedBatches;
    private long _failedRows;

    /// <exception cref="QueryException">The time limit of the whole statement; batches before stay committed.</exception>
    public void RunBatch(GraphValue[] rows)
    {
        _batches++;
        _rows += rows.Length;
        try
        {
            Commit(rows);
        }
        catch (QueryException error) when (error.Code != ExecutionState.TimedOut)
        {
            _failedBatches++;
            _failedRows += rows.Length;
            _errors[error.Message] = _errors.GetValueOrDefault(error.Message) + 1;
        }
    }

    /// <summary>The one row of outputs.</summary>
    public GraphValue[] Report()
    {
        var errors = GraphValue.Of(GraphMap.From(_errors.Select(e => KeyValuePair.Create(e.Key, GraphValue.Of(e.Value)))));
        return
        [
            _batches, _rows, (long)run.Elapsed.TotalSeconds, _rows - _failedRows, _failedRows, _failedBatches, 0, errors,
            Counts(_batches, _failedBatches, errors), Counts(_rows, _failedRows, errors), false, ApocProcedure.EmptyMap, Statistics(),
        ];
    }

    private void Commit(GraphValue[] rows)
    {
        using var writer = _storage.BeginWrite();
        var state = run.Over(writer, new ChangeCounter());
        foreach (var (batch, count) in isSingle ? rows.Select(row => (row, 1)) : [(GraphValue.Of(rows), rows.Length)])
        {
            var own = isSingle ? batch.AsMap().AsEnumerable() : [KeyValuePair.Create("_batch", batch)];
            foreach (var _ in action.Run(state, GraphMap.From([.. parameters, .. own, KeyValuePair.Create("_count", GraphValue.Of((long)count))])))
                state.Step();
        }

        QueryCursor.RequireNoDangling(state);
        writer.Commit();
        _changes.Add(state.Changes);
        run.Changes.Add(state.Changes);
    }

    private static GraphValue Counts(long total, long failed, GraphValue errors) => GraphValue.Of(GraphMap.Of(
        ("total", total), ("committed", total - failed), ("failed", failed), ("errors", errors)));

    private GraphValue Statistics() => GraphValue.Of(GraphMap.Of(
        ("nodesCreated", _changes.NodesCreated),
        ("nodesDeleted", _changes.NodesDeleted),
        ("relationshipsCreated", _changes.RelationshipsCreated),
        ("relationshipsDeleted", _changes.RelationshipsDeleted),
        ("propertiesSet", _changes.PropertiesSet),
        ("labelsAdded", _changes.LabelsAdded),
        ("labelsRemoved", _changes.LabelsRemoved)));
}
