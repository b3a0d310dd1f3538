using NetGraph.Cypher.Execution.Batches;
using NetGraph.Cypher.Execution.Operators;
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
    private readonly ExecutionState _state;
    private readonly LogicalPlan _plan;
    private readonly PlanProfile? _profile;
    private readonly EntityMaterializer _entities;
    private readonly Operator? _root;
    private readonly int[] _slots = [];
    private readonly long _maxRows;
    private readonly Queue<GraphValue[]>? _finished;
    private GraphValue[] _current = [];
    private long _rows;
    private bool _ended;
    private bool _truncated;

    /// <param name="runs">False for EXPLAIN: no rows, only a plan.</param>
    /// <param name="profile">Counts rows for PROFILE; else null.</param>
    /// <param name="rows">Rows of a part of the plan that has run before; null: all of it is still to run.</param>
    internal QueryCursor(
        LogicalPlan plan, IReadOnlyList<string> columns, ExecutionState state, long? maxRows, bool runs, PlanProfile? profile, BufferedRows? rows = null)
    {
        Columns = columns;
        _state = state;
        _plan = plan;
        _entities = new EntityMaterializer(state);
        _maxRows = maxRows ?? long.MaxValue;
        _ended = !runs;
        if (!runs)
            return;

        _profile = profile;
        (_root, _slots) = PlanBuilder.Build(plan, state, _profile, rows);
        _root.Open();
        if (plan.Statement.Writes || columns.Count == 0)
            _finished = RunToEnd(_root);
    }

    /// <summary>Column names in order; empty when the statement returns nothing.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The row; a new array each time, entities and paths whole.</summary>
    public GraphValue[] Current => _current;

    /// <summary>What has been done so far; complete once <see cref="MoveNext"/> has returned false.</summary>
    public QuerySummary Summary => new(_rows, _truncated, _state.Changes.ToChanges(), _state.Elapsed, PlanText());

    /// <summary>Moves to the next row.</summary>
    /// <exception cref="QueryException">A runtime error or a limit.</exception>
    /// <exception cref="OperationCanceledException">The caller's token.</exception>
    public bool MoveNext()
    {
        try
        {
            return Next();
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
        if (!_root!.MoveNext()) // null only for EXPLAIN, which has ended
        {
            _ended = true;
            return false;
        }

        if (_rows == _maxRows)
        {
            _ended = _truncated = true;
            return false;
        }

        return Hand(References());
    }

    private bool Hand(GraphValue[] row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = _entities.Whole(row[i]);
        _current = row;
        _rows++;
        return true;
    }

    /// <summary>Runs all writes before the first row is seen: what is returned is the graph after the statement.</summary>
    private Queue<GraphValue[]> RunToEnd(Operator root)
    {
        var rows = new Queue<GraphValue[]>();
        while (root.MoveNext())
        {
            _state.Step();
            if (_slots.Length == 0)
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

        RequireNoDangling(_state);
        _ended = true;
        return rows;
    }

    private GraphValue[] References()
    {
        var row = new GraphValue[_slots.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = _state.Slots[_slots[i]];
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

    private string? PlanText()
    {
        if (_profile is not null)
            return _plan.Render(_profile.Annotate);
        return _root is null ? _plan.Render() : null;
    }
}
