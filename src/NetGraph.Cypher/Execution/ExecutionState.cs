// Execution: a logical plan becomes physical operators, built anew for each run, except for small plans (see RunPool).
//
//   LogicalPlan + IGraphReader --> PlanBuilder --> Operator tree + Evaluators --> rows
//
//   Slots  [ n | r | m | count | … ]      one array for the whole run, one place for each variable
//             ^   ^          ^
//         scan  expand     aggregate      each operator writes its own places and pulls from its input
//
// Invariants: everything is synchronous and single-threaded; an operator writes only the slots of the variables it introduces
// (a buffering one also those it keeps), so a row below stays intact until its operator is asked for the next; every loop
// that can be long asks ExecutionState.Step for permission; nodes and relationships are references until a row is handed out.
using System.Collections.ObjectModel;
using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>What one run of a statement shares: the row, the graph, parameters, clocks, limits and counters.</summary>
internal sealed class ExecutionState : IFunctionContext
{
    /// <summary>The code of the error that ends a statement at its time limit.</summary>
    public const string TimedOut = "Neo.ClientError.Transaction.TransactionTimedOut";

    /// <summary>Steps between two looks at the token and the clock; a step is well under a microsecond.</summary>
    private const int StepsPerCheck = 1024;

    /// <summary>What a state at rest reads.</summary>
    private static readonly GraphReader NoGraph = new(GraphState.Empty(new GraphNames()));

    private static readonly RunOptions NoOptions = new(TimeProvider.System, QueryLimits.Unlimited);

    private RunOptions _options;
    private long _startedAt;
    private long _deadline;
    private CancellationToken _cancellationToken;
    private DateTimeOffset _began;
    private GraphDateTime? _statementTime;
    private GraphDateTime? _transactionTime;
    private HashSet<IDisposable>? _owned;
    private int _stepsLeft = StepsPerCheck;
    private long _heldBytes;
    private Random? _random;
    private Action<int>? _watch;

    public ExecutionState(string text, IGraphReader graph, IReadOnlyDictionary<string, GraphValue> parameters, RunOptions options, CancellationToken cancellationToken)
    {
        Text = text;
        Graph = graph;
        Parameters = parameters;
        _options = options;
        Start(cancellationToken);
    }

    private ExecutionState(
        ExecutionState whole, IGraphReader graph, ChangeCounter changes, string? text = null, IReadOnlyDictionary<string, GraphValue>? parameters = null)
    {
        Text = text ?? whole.Text;
        Graph = graph;
        Parameters = parameters ?? whole.Parameters;
        Changes = changes;
        _began = whole._began;
        _statementTime = whole.StatementTime;
        _transactionTime = whole.TransactionTime;
        _options = whole._options;
        _cancellationToken = whole._cancellationToken;
        _startedAt = whole._startedAt;
        _deadline = whole._deadline;
        _heldBytes = whole._heldBytes;
        _random = whole.Random;
        _owned = whole._owned ??= [];
    }

    /// <summary>The current row.</summary>
    public GraphValue[] Slots { get; set; } = [];

    /// <summary>The statement's text, for error places.</summary>
    public string Text { get; }

    public IGraphReader Graph { get; private set; }

    /// <summary>The graph to write to.</summary>
    /// <exception cref="QueryException">The statement runs in a read-only transaction.</exception>
    public IGraphWriter Writer => Graph as IGraphWriter ?? throw ReadOnly();

    public IReadOnlyDictionary<string, GraphValue> Parameters { get; private set; }

    public ChangeCounter Changes { get; } = new();

    /// <summary>
    /// The same run on another state of the graph, with a row of its own. Clocks and limits stay those of the whole; what is held
    /// from now on is counted apart.
    /// </summary>
    public ExecutionState Over(IGraphReader graph, ChangeCounter changes) => new(this, graph, changes);

    /// <summary>A statement within this one, on the same graph and with the same counters; else like <see cref="Over"/>.</summary>
    public ExecutionState Within(string text, IReadOnlyDictionary<string, GraphValue> parameters) => new(this, Graph, Changes, text, parameters);

    /// <summary>Prepares a statement for <see cref="Within"/>.</summary>
    /// <exception cref="QueryException">Syntax or semantics.</exception>
    public PreparedQuery Prepare(string text) => _options.Engine?.Prepare(text, WatchPlanning()) ?? throw new InvalidOperationException("This run has no engine to prepare statements with.");

    /// <summary>Where a statement that commits on the way begins its transactions; null for one that is part of a transaction.</summary>
    public GraphStorage? Storage { get; init; }

    public GraphDateTime StatementTime => _statementTime ??= Utc(_began);

    public GraphDateTime TransactionTime => _transactionTime ??= _options.TransactionTime is { } began ? Utc(began) : StatementTime;

    public GraphDateTime RealTime => Utc(_options.Time.GetUtcNow());

    /// <summary>How batches are used; null: not at all.</summary>
    public Vectors.BatchOptions? Batches => _options.Batches;

    public string DefaultZone => _options.DefaultZone;

    /// <summary>What LOAD CSV may read; null: nothing.</summary>
    public CsvFolder? CsvFolder => _options.CsvFolder;

    public Random Random => _random ??= new Random();

    public TimeSpan Elapsed => _options.Time.GetElapsedTime(_startedAt);

    /// <summary>Bytes held by the run.</summary>
    public long HeldBytes => _heldBytes;

    /// <summary>Begins another run of a statement that only reads, on the operators of the run before.</summary>
    public void Restart(IGraphReader graph, IReadOnlyDictionary<string, GraphValue> parameters, RunOptions options, CancellationToken cancellationToken)
    {
        Graph = graph;
        Parameters = parameters;
        _options = options;
        Start(cancellationToken);
    }

    /// <summary>Lets go of everything that belongs to the run that has ended.</summary>
    public void Rest()
    {
        Graph = NoGraph;
        Parameters = ReadOnlyDictionary<string, GraphValue>.Empty;
        _options = NoOptions;
        _cancellationToken = default;
        _statementTime = null;
        _transactionTime = null;
        _random = null;
        _heldBytes = 0;
        Array.Clear(Slots);
    }

    /// <summary>Called once an iteration by every loop over data.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="QueryException">The time limit has passed.</exception>
    public void Step()
    {
        if (--_stepsLeft <= 0)
            Check();
    }

    /// <summary>
    /// The same for several short iterations at once, such as the neighbours of a node. Unlike everything else here, threads
    /// that share the run may call it side by side.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="QueryException">The time limit has passed.</exception>
    public void Step(int iterations)
    {
        if ((_stepsLeft -= iterations) <= 0) // a step lost between threads only delays the next look
            Check();
    }

    /// <summary><see cref="Step(int)"/> for those who walk values and know nothing of runs.</summary>
    public Action<int> Watch => _watch ??= Step;

    /// <summary>Accounts for rows held in memory; roughly, and never given back before the run ends.</summary>
    /// <exception cref="QueryException">The memory limit is passed.</exception>
    public void Hold(long bytes)
    {
        _heldBytes += bytes;
        RequireRoom(0);
    }

    /// <summary>
    /// Refuses a single value that does not fit beside what is held: an expression may double a string or a list at each step
    /// without setting any row aside.
    /// </summary>
    /// <exception cref="QueryException">The memory limit would be passed.</exception>
    public void RequireRoom(long bytes)
    {
        if (_options.Limits.MaxMemoryBytes is { } max && _heldBytes + bytes > max)
        {
            throw new QueryException(
                "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
                $"The statement holds more than {max} bytes of rows for sorting, grouping or collecting, or of a single value.",
                hint: "Narrow the MATCH, or aggregate before collecting.");
        }
    }

    /// <summary>What the planning of a run counts its steps by: the same limit, the same token.</summary>
    /// <param name="options">With the time from which the limit counts.</param>
    public static Planning.PlanWatch WatchPlanning(RunOptions options, CancellationToken cancellationToken)
    {
        var deadline = Deadline(options, options.StartedAt ?? options.Time.GetTimestamp());
        return new Planning.PlanWatch(() => RequireTime(options, deadline, cancellationToken));
    }

    /// <summary>The same for a statement within this one.</summary>
    public Planning.PlanWatch WatchPlanning() => new(Check);

    /// <summary>Something to close when the run ends, however it ends.</summary>
    public void Own(IDisposable resource) => (_owned ??= []).Add(resource);

    /// <summary>It has been closed.</summary>
    public void Disown(IDisposable resource) => _owned?.Remove(resource);

    /// <summary>The run has ended, or nobody will ask it for more.</summary>
    public void CloseOwned()
    {
        if (_owned is null)
            return;
        foreach (var resource in _owned.ToArray())
            resource.Dispose();
        _owned.Clear();
    }

    /// <summary>From now on whoever asks the store is charged; for PROFILE.</summary>
    public void CountHits(Profiling.StoreHits hits)
    {
        if (Graph is not Profiling.CountingGraphReader)
            Graph = Graph is IGraphWriter writer ? new Profiling.CountingGraphWriter(writer, hits) : new Profiling.CountingGraphReader(Graph, hits);
    }

    /// <summary>Gives back what a buffer held.</summary>
    public void Release(long bytes) => _heldBytes -= bytes;

    public static QueryException ReadOnly() => new(
        "Neo.ClientError.Statement.AccessMode", "The statement would write, but the transaction is read-only.");

    private void Start(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _stepsLeft = StepsPerCheck;
        var time = _options.Time;
        _startedAt = _options.StartedAt ?? time.GetTimestamp();
        _deadline = Deadline(_options, _startedAt);
        _began = time.GetUtcNow();
    }

    private void Check()
    {
        _stepsLeft = StepsPerCheck;
        RequireTime(_options, _deadline, _cancellationToken);
    }

    private static long Deadline(RunOptions options, long startedAt) =>
        options.Limits.Timeout is { } timeout ? startedAt + (long)(timeout.TotalSeconds * options.Time.TimestampFrequency) : long.MaxValue;

    private static void RequireTime(RunOptions options, long deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.Time.GetTimestamp() > deadline)
        {
            throw new QueryException(
                TimedOut,
                $"The statement ran longer than its limit of {options.Limits.Timeout!.Value.TotalMilliseconds:0} ms."); // set: the deadline is finite
        }
    }

    private static GraphDateTime Utc(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        return new GraphDateTime(seconds, (int)rest * 100, 0, null);
    }
}
