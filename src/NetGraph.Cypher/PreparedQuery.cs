using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Execution.Transactions;
using NetGraph.Cypher.Execution.Vectors;
using NetGraph.Cypher.Optimization;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>
/// A statement that has passed every check that needs no data. Thread-safe and reusable: parameters are typed only when it
/// runs, and the plan is made for the store it first meets and made anew when that store has changed much.
/// </summary>
internal sealed class PreparedQuery
{
    private readonly BoundStatement _statement;
    private readonly CypherEngineOptions _options;
    private readonly BatchOptions _batches;
    private readonly CypherEngine _engine;
    private volatile CachedPlan? _cached;

    internal PreparedQuery(BoundStatement statement, CypherEngineOptions options, CypherEngine engine)
    {
        _engine = engine;
        _statement = statement;
        _options = options;
        _batches = options.Batches;
    }

    /// <summary>Column names in order; empty when nothing is returned.</summary>
    public IReadOnlyList<string> Columns => _statement.Columns;

    /// <summary>Whether running it may change the graph; then it needs an <see cref="IGraphWriter"/>. False under EXPLAIN.</summary>
    public bool Writes => _statement.Writes && _statement.Mode != ExplainMode.Explain;

    /// <summary>Whether it commits on the way (CALL { } IN TRANSACTIONS), and so cannot be part of a transaction. False under EXPLAIN.</summary>
    public bool Commits => _statement.Commits && _statement.Mode != ExplainMode.Explain;

    /// <summary>The plan for a store, as EXPLAIN shows it.</summary>
    public string Explain(IGraphReader graph) => (Known(graph) ?? Make(graph, PlanWatch.None)).Plan.Render();

    /// <summary>Starts a run; see <see cref="QueryCursor"/> for what has happened when this returns.</summary>
    /// <param name="graph">An <see cref="IGraphWriter"/> where the statement writes. Not used by anyone else meanwhile.</param>
    /// <param name="transactionTime">What <c>datetime.transaction()</c> gives; null means now.</param>
    /// <exception cref="QueryException">A runtime error or limit, which holds for the making of the plan too; for a writing statement the graph is then half changed and the transaction must be rolled back.</exception>
    public QueryCursor Execute(
        IGraphReader graph,
        IReadOnlyDictionary<string, GraphValue> parameters,
        QueryLimits limits,
        CancellationToken cancellationToken,
        DateTimeOffset? transactionTime = null)
    {
        if (Writes && graph is not IGraphWriter)
            throw ExecutionState.ReadOnly();
        if (Commits)
            throw CypherErrors.NotImplicit();

        var options = Options(limits, transactionTime);
        var runs = _statement.Mode != ExplainMode.Explain;
        if (runs)
            RequireParameters(parameters);
        try
        {
            var (plan, pool) = Known(graph) ?? Make(graph, ExecutionState.WatchPlanning(options, cancellationToken));
            if (Columns.Count == 0 || !pool.Admits(graph))
                return new QueryCursor(plan, runs ? Columns : [], NewState(graph, parameters, options, cancellationToken), limits.MaxRows, runs, Profile());

            var run = pool.Take();
            if (run is null)
                run = PlanRun.Build(plan, NewState(graph, parameters, options, cancellationToken));
            else
                run.State.Restart(graph, parameters, options, cancellationToken);
            return new QueryCursor(plan, Columns, run, limits.MaxRows, pool);
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep();
        }
    }

    /// <summary>Runs within another statement, on the graph as that one sees it.</summary>
    /// <param name="state">Made by <see cref="ExecutionState.Within"/> with the text of this statement.</param>
    /// <returns>Rows in the order of <see cref="Columns"/>, entities as references; writes happen as rows are read.</returns>
    internal IEnumerable<GraphValue[]> ExecuteWithin(ExecutionState state)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var (root, columns) = PlanBuilder.Build((Known(state.Graph) ?? Make(state.Graph, state.WatchPlanning())).Plan, state);
        root.Open();
        while (root.MoveNext())
        {
            state.Step();
            yield return Array.ConvertAll(columns, slot => state.Slots[slot]);
        }
    }

    /// <summary>The statement's text.</summary>
    internal string Text => _statement.Text;

    /// <summary>Runs a statement that commits on the way; see <see cref="Commits"/>.</summary>
    /// <param name="storage">What it begins its transactions on. No writer may be held by the caller, who would wait for itself.</param>
    /// <returns>The rows, and the writer of the clauses after the last batch, for the caller to commit; null when they only read.</returns>
    /// <exception cref="QueryException">A runtime error or limit; what was committed before it stays.</exception>
    public (QueryCursor Cursor, GraphWriter? Writer) ExecuteInTransactions(
        GraphStorage storage, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken)
    {
        RequireParameters(parameters);
        var run = Options(limits, null);
        var reader = storage.BeginRead();
        var plan = (Known(reader) ?? Make(reader, ExecutionState.WatchPlanning(run, cancellationToken))).Plan;
        var profile = Profile();
        if (_statement.CommitsByProcedure)
        {
            var state = new ExecutionState(_statement.Text, reader, parameters, run, cancellationToken) { Storage = storage };
            return (new QueryCursor(plan, Columns, state, limits.MaxRows, runs: true, profile), null);
        }

        GraphWriter? writer = null;
        try
        {
            var whole = NewState(reader, parameters, run, cancellationToken);
            using var watched = new WatchedValues(whole);
            var (rows, rest) = BatchRunner.Run(plan, whole, storage, profile);
            writer = rest.Graph as GraphWriter;
            return (new QueryCursor(plan, Columns, rest, limits.MaxRows, runs: true, profile, rows), writer);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            if (e is InsufficientExecutionStackException)
                throw TooDeep();
            throw;
        }
    }

    /// <exception cref="CypherException">One is missing. Whether anybody notices would else hang on the data.</exception>
    private void RequireParameters(IReadOnlyDictionary<string, GraphValue> parameters)
    {
        for (var i = 0; i < _statement.Parameters.Count; i++)
        {
            if (_statement.Parameters[i] is var wanted && !parameters.ContainsKey(wanted.Name))
                throw CypherErrors.MissingParameter(wanted.Name).At(wanted.Span, _statement.Text);
        }
    }

    private PlanProfile? Profile() => _statement.Mode == ExplainMode.Profile ? new PlanProfile() : null;

    private CypherException TooDeep() => CypherErrors.Syntax("UnexpectedSyntax", "The statement nests too deeply to run.", null, _statement.Text);

    private RunOptions Options(QueryLimits limits, DateTimeOffset? transactionTime) =>
        new(_options.Time, limits, _options.DefaultZone, transactionTime, _batches, _engine, _options.CsvFolder, _options.Time.GetTimestamp());

    private ExecutionState NewState(
        IGraphReader graph, IReadOnlyDictionary<string, GraphValue> parameters, RunOptions options, CancellationToken cancellationToken) =>
        new(_statement.Text, graph, parameters, options, cancellationToken);

    /// <summary>The plan made before, where it still fits the store.</summary>
    private (LogicalPlan Plan, RunPool Runs)? Known(IGraphReader graph)
    {
        if (_cached is not { } cached)
            return null;
        if (cached.WasMadeFor(graph))
            return (cached.Plan, cached.Runs);
        if (!cached.Basis.StillHolds(new GraphStatistics(graph)))
            return null;
        _cached = cached.SeenBy(graph);
        return (cached.Plan, cached.Runs);
    }

    private (LogicalPlan Plan, RunPool Runs) Make(IGraphReader graph, PlanWatch watch)
    {
        try
        {
            var basis = new RememberedStatistics(new GraphStatistics(graph));
            var plan = Optimizer.Optimize(Planner.Plan(_statement, basis, watch), basis, _options.DisabledRules, watch);
            var made = new CachedPlan(plan, basis.Freeze(), new RunPool(plan)).SeenBy(graph);
            _cached = made;
            return (plan, made.Runs);
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep();
        }
    }

    /// <param name="Names">The store of the committed state that the plan was last held against; null: none.</param>
    /// <param name="Epoch">That state's number in its store.</param>
    private sealed record CachedPlan(LogicalPlan Plan, StatisticsAnswers Basis, RunPool Runs, GraphNames? Names = null, long Epoch = 0)
    {
        /// <summary>Whether the graph is the very state that the plan was last held against.</summary>
        public bool WasMadeFor(IGraphReader graph) =>
            Names is not null && graph is GraphReader { State: var state } && graph is not IGraphWriter && state.Epoch == Epoch && ReferenceEquals(state.Names, Names);

        public CachedPlan SeenBy(IGraphReader graph) =>
            graph is GraphReader { State: var state } && graph is not IGraphWriter ? this with { Names = state.Names, Epoch = state.Epoch } : this;
    }
}
