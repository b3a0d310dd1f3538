using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Execution.Transactions;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>
/// The rows of one run, forward only. A statement that writes, or returns nothing, has run to its end before the cursor is
/// handed out; one that only reads runs as it is read. Single-threaded, like the transaction below it.
/// </summary>
internal sealed class QueryCursor
{
    private readonly LogicalPlan _plan;
    private readonly PlanProfile? _profile;
    private readonly RunPool? _pool;
    private readonly ExecutionState _state;
    private PlanRun? _run;

    /// <summary>Made before the statement changes anything; null where no plan is printed.</summary>
    private readonly PlanEstimates? _estimates;
    private readonly long _maxRows;
    private readonly Queue<GraphValue[]>? _finished;
    private readonly IGraphReader _graph;
    private GraphValue[] _current = [];
    private long _rows;
    private bool _ended;
    private bool _truncated;
    private TimeSpan? _elapsed;

    /// <param name="runs">False for EXPLAIN: no rows, only a plan.</param>
    /// <param name="profile">Counts rows for PROFILE; else null.</param>
    /// <param name="rows">Rows of a part of the plan that has run before; null: all of it is still to run.</param>
    internal QueryCursor(
        LogicalPlan plan, IReadOnlyList<string> columns, ExecutionState state, long? maxRows, bool runs, PlanProfile? profile, BufferedRows? rows = null)
    {
        Columns = columns;
        _state = state;
        _graph = state.Graph;
        _plan = plan;
        _maxRows = maxRows ?? long.MaxValue;
        _ended = !runs;
        _estimates = runs && profile is null ? null : new PlanEstimates(plan, new GraphStatistics(state.Graph));
        if (!runs)
            return;

        _profile = profile;
        using var watched = new WatchedValues(state);
        _run = PlanRun.Build(plan, state, _profile, rows);
        _run.Root.Open();
        if (!plan.Statement.Writes && columns.Count > 0)
            return;
        try
        {
            _finished = RunToEnd(_run);
        }
        finally
        {
            state.CloseOwned();
        }
    }

    /// <summary>A run of a plan that only reads and returns something, which goes back to the pool at its end.</summary>
    internal QueryCursor(LogicalPlan plan, IReadOnlyList<string> columns, PlanRun run, long? maxRows, RunPool pool)
    {
        Columns = columns;
        _state = run.State;
        _graph = run.State.Graph;
        _plan = plan;
        _maxRows = maxRows ?? long.MaxValue;
        _run = run;
        _pool = pool;
        run.Root.Open();
    }

    /// <summary>Column names in order; empty when the statement returns nothing.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The row; a new array each time, entities and paths whole.</summary>
    public GraphValue[] Current => _current;

    /// <summary>What has been done so far; complete once <see cref="MoveNext"/> has returned false.</summary>
    public QuerySummary Summary => new(_rows, _truncated, _state.Changes.ToChanges(), _elapsed ?? _state.Elapsed, PlanText())
    {
        Notifications = StatementNotes.Of(_plan.Statement, _graph),
    };

    /// <summary>Moves to the next row.</summary>
    /// <exception cref="QueryException">A runtime error or a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller's token.</exception>
    public bool MoveNext()
    {
        var more = false;
        using var watched = new WatchedValues(_state);
        try
        {
            return more = Next();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new QueryException("Neo.ClientError.Statement.ArgumentError", "A value nests lists and maps too deeply to be compared.");
        }
        catch (OutOfMemoryException e)
        {
            // One value too long for the runtime, such as a string of a billion characters: it was never made, nothing is broken.
            throw new QueryException("Neo.TransientError.General.MemoryPoolOutOfMemoryError", $"A value of the statement is too large: {e.Message}", innerException: e);
        }
        finally
        {
            if (!more && _pool is null) // a pooled state may serve another cursor by now, and owns nothing
                _state.CloseOwned();
        }
    }

    private bool Next()
    {
        if (_finished is not null)
        {
            if (!_finished.TryDequeue(out var row))
                return false;
            return Hand(row);
        }

        if (_ended)
            return false;
        if (!_run!.Root.MoveNext()) // null only for EXPLAIN, which has ended
            return End();

        if (_rows == _maxRows)
        {
            _truncated = true;
            return End();
        }

        return Hand(References());
    }

    private bool End()
    {
        _ended = true;
        if (_pool is null)
            return false;

        // The state may serve another cursor from now on.
        _elapsed = _state.Elapsed;
        _pool.Return(_run!); // given with the pool
        _run = null;
        return false;
    }

    private bool Hand(GraphValue[] row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = _run!.Entities.Whole(row[i]); // there are rows, so there is a run
        _current = row;
        _rows++;
        return true;
    }

    /// <summary>Runs all writes before the first row is seen: what is returned is the graph after the statement.</summary>
    private Queue<GraphValue[]> RunToEnd(PlanRun run)
    {
        var rows = new Queue<GraphValue[]>();
        while (run.Root.MoveNext())
        {
            _state.Step();
            if (run.Columns.Length == 0)
                continue;
            if (rows.Count == _maxRows)
            {
                _truncated = true;
                continue;
            }

            var row = References();
            _state.Hold(RowSize.Of(row));
            rows.Enqueue(row);
        }

        try
        {
            RequireNoDangling(_state);
        }
        catch (CypherException e)
        {
            throw e.At(DeletePlace(), _plan.Statement.Text);
        }

        _ended = true;
        return rows;
    }

    private GraphValue[] References()
    {
        var columns = _run!.Columns; // there are rows, so there is a run
        var slots = _state.Slots;
        var row = new GraphValue[columns.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = slots[columns[i]];
        return row;
    }

    /// <exception cref="CypherException">A deleted node still has relationships.</exception>
    internal static void RequireNoDangling(ExecutionState state)
    {
        if (state.Changes.NodesDeleted == 0 || state.Graph is not IGraphWriter writer || writer.FindDanglingNode() is not (>= 0 and var node))
            return;
        throw CypherErrors.Other(
            "ConstraintVerificationFailed",
            CypherErrorPhase.Runtime,
            "DeleteConnectedNode",
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            $"Cannot delete node {node}, because it still has relationships.",
            hint: "Delete its relationships first, or use DETACH DELETE.");
    }

    /// <summary>The first DELETE that stands in no subquery; the whole statement where there is none.</summary>
    private SourceSpan DeletePlace() =>
        _plan.Statement.Query.Parts.SelectMany(part => part.Clauses).OfType<BoundDelete>().FirstOrDefault()?.Span ?? new SourceSpan(0, _plan.Statement.Text.Length);

    private string? PlanText() => _estimates is null ? null : _plan.Render(Annotate);

    private string Annotate(LogicalOperator node)
    {
        var parts = new[] { _estimates!.Text(node), _profile?.Text(node) ?? "" }.Where(p => p.Length > 0).ToList(); // set where a plan is printed
        return parts.Count == 0 ? "" : $" [{string.Join(", ", parts)}]";
    }
}
