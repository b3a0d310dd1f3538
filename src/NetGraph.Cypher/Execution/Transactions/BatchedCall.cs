using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Transactions;

/// <summary>
/// One CALL { } IN TRANSACTIONS: reads rows, and runs the subquery for each batch of them in a write transaction of its own,
/// one after the other (also where CONCURRENT allows more, for the storage has one writer).
/// </summary>
internal sealed class BatchedCall
{
    private readonly LogicalPlan _plan;
    private readonly LogicalCallInTransactions _call;
    private readonly ExecutionState _outer;
    private readonly GraphStorage _storage;
    private readonly PlanProfile? _profile;
    private readonly bool _keepsRows;
    private readonly int[] _imports;
    private readonly List<GraphValue[]> _results = [];
    private BatchStatus _status = BatchStatus.NotStarted;
    private bool _broken;
    private long _committed;

    /// <param name="outer">Limits, parameters and counters of the statement.</param>
    /// <param name="keepsRows">Whether anything above the call reads its rows.</param>
    public BatchedCall(LogicalPlan plan, LogicalCallInTransactions call, ExecutionState outer, GraphStorage storage, PlanProfile? profile, bool keepsRows)
    {
        _plan = plan;
        _call = call;
        _outer = outer;
        _storage = storage;
        _profile = profile;
        _keepsRows = keepsRows;
        Kept = [.. call.Keep.Union(call.Imports)];
        _imports = [.. call.Imports.Select(import => Kept.IndexOf(import))];
    }

    private List<Variable> Kept { get; }

    /// <param name="earlier">The rows of a call below this one, which has run before.</param>
    /// <exception cref="QueryException">A batch failed and errors are not to be survived; the batches before it stay committed.</exception>
    public BufferedRows Run(BufferedRows? earlier)
    {
        var state = _outer.Over(_storage.BeginRead(), _outer.Changes);
        var source = PlanBuilder.BuildPart(_plan, _call.Left, Kept, state, _profile, earlier);
        var size = Size(state);
        source.Root.Open();
        for (var batch = Next(source, state, size); batch.Count > 0; batch = Next(source, state, size))
        {
            if (!_broken)
                RunBatch(batch);
            else
                KeepFailed(batch, BatchStatus.NotStarted);
            _outer.Release(batch.Sum(RowSize.Of));
            if (batch.Count < size)
                break;
        }

        return new BufferedRows(_call, [.. Kept, .. _call.Introduces], _results);
    }

    private long Size(ExecutionState state)
    {
        if (_call.Transactions.Size is not { } expression)
            return LogicalCallInTransactions.DefaultSize;
        var size = RowCount.Evaluate(state, PlanBuilder.CompileConstant(expression, state), "OF … ROWS");
        return size > 0 ? size : throw CypherErrors.Argument("NegativeIntegerArgument", "OF … ROWS expects a positive Integer, but found 0.", expression.Span);
    }

    private List<GraphValue[]> Next(PlanPart source, ExecutionState state, long size)
    {
        var batch = new List<GraphValue[]>();
        while (batch.Count < size && source.Root.MoveNext())
        {
            state.Step();
            var row = Row(state, source.Outputs);
            _outer.Hold(RowSize.Of(row));
            batch.Add(row);
        }

        return batch;
    }

    private void RunBatch(List<GraphValue[]> batch)
    {
        try
        {
            var produced = Commit(batch);
            foreach (var (row, values) in produced)
                Keep([.. batch[row], .. values]);
        }
        catch (QueryException error) when (IsSurvivable(error))
        {
            if (_call.Transactions.Errors == BatchErrors.Fail)
                throw Counted(error);
            _broken = _call.Transactions.Errors == BatchErrors.Break;
            KeepFailed(batch, _status with { ErrorMessage = error.Message });
        }
    }

    /// <summary>Runs the rows of a batch and commits. Anything thrown has rolled the batch back.</summary>
    private List<(int Row, GraphValue[] Values)> Commit(List<GraphValue[]> batch)
    {
        using var writer = _call.Right.WritesAnywhere() ? _storage.BeginWrite() : null;
        var reader = writer ?? _storage.BeginRead();
        _status = new BatchStatus(Started: true, Committed: false, $"netgraph-transaction-{reader.State.Epoch}", null);
        var state = _outer.Over(reader, new ChangeCounter());
        var part = PlanBuilder.BuildPart(_plan, _call.Right, _call.Outputs, state, _profile, null, _call.Imports);
        var produced = new List<(int, GraphValue[])>();
        for (var i = 0; i < batch.Count; i++)
        {
            for (var import = 0; import < _imports.Length; import++)
                state.Slots[part.Arguments[import]] = batch[i][_imports[import]];
            RunRow(i, part, state, produced);
        }

        QueryCursor.RequireNoDangling(state);
        writer?.Commit();
        _committed++;
        _outer.Changes.Add(state.Changes);
        _status = _status with { Committed = true };
        return produced;
    }

    private void RunRow(int row, PlanPart part, ExecutionState state, List<(int Row, GraphValue[] Values)> produced)
    {
        var any = false;
        part.Root.Open();
        while (part.Root.MoveNext())
        {
            state.Step();
            any = true;
            if (_keepsRows && _call.Outputs.Count > 0)
                produced.Add((row, Row(state, part.Outputs)));
        }

        if (!_keepsRows)
            return;
        if (_call.Outputs.Count == 0)
            produced.Add((row, []));
        else if (!any && _call.Optional)
            produced.Add((row, new GraphValue[_call.Outputs.Count]));
    }

    /// <summary>The rows of a batch that came to nothing: as they were, what the subquery would have given null.</summary>
    private void KeepFailed(List<GraphValue[]> batch, BatchStatus status)
    {
        _status = status;
        foreach (var row in batch)
            Keep([.. row, .. new GraphValue[_call.Outputs.Count]]);
    }

    private void Keep(GraphValue[] row)
    {
        if (!_keepsRows)
            return;
        if (_call.Transactions.Status is not null)
            row = [.. row, _status.ToValue()];
        _outer.Hold(RowSize.Of(row));
        _results.Add(row);
    }

    private QueryException Counted(QueryException error)
    {
        var message = $"{error.Message} (Transactions committed: {_committed})";
        return error is CypherException cypher ? cypher.WithMessage(message) : new QueryException(error.Code, message, error.Span, error.Query, error.Hint, error);
    }

    private static GraphValue[] Row(ExecutionState state, int[] slots) => Array.ConvertAll(slots, slot => state.Slots[slot]);

    /// <summary>An error of the data; not one that ends the whole statement, such as its time limit.</summary>
    private static bool IsSurvivable(QueryException error) => error.Code != ExecutionState.TimedOut;
}
