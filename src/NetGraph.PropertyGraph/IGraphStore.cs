namespace NetGraph.PropertyGraph;

/// <summary>
/// The one port between NetGraph and whatever holds its graph: Cypher text and parameters in, typed rows out. What only one
/// backend can do stays out of it. Thread-safe.
/// </summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>The address it was opened with, without secrets: <c>file:netgraph.db</c>.</summary>
    string Address { get; }

    /// <summary>Runs <paramref name="work"/> in a read-only transaction on one consistent state.</summary>
    /// <exception cref="QueryException">The query text or its data is wrong, or it would write.</exception>
    /// <exception cref="GraphStoreException">The store failed.</exception>
    Task<T> ReadAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a write transaction: returning commits (durable once the task completes), throwing rolls back.</summary>
    /// <exception cref="QueryException">The query text or its data is wrong.</exception>
    /// <exception cref="GraphStoreException">The store failed.</exception>
    Task<T> WriteAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one statement as a transaction of its own, which reads or writes as the statement wants: returning commits, throwing
    /// rolls back. Only here may a statement commit on the way (<c>CALL { … } IN TRANSACTIONS</c>); what it committed stays.
    /// </summary>
    /// <param name="work">Runs the statement and reads its rows; a second statement is an <see cref="InvalidOperationException"/>.</param>
    /// <exception cref="QueryException">The query text or its data is wrong.</exception>
    /// <exception cref="GraphStoreException">The store failed.</exception>
    Task<T> AutoCommitAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Applies a batch of upserts atomically and durably, without Cypher text a row. The whole batch is on disk when the task
    /// completes; when the process ends before, the store has either all of it or nothing, and the caller may apply it again.
    /// </summary>
    /// <remarks>
    /// A batch applied twice in a row leaves the graph as after the first time and makes nothing, as long as no column is
    /// <see cref="UpsertRule.Add"/> and none changes a key or an identity property. <see cref="UpsertRule.Add"/> adds again: whoever
    /// uses it keeps a mark in the same batch (the importer its Import node) and looks for it before.
    /// </remarks>
    /// <exception cref="GraphStoreException">The store failed; nothing of the batch was applied.</exception>
    Task<BulkWriteSummary> BulkWriteAsync(BulkWrite batch, CancellationToken cancellationToken);

    /// <summary>Makes the unique keys and indexes exist. Idempotent.</summary>
    Task EnsureSchemaAsync(GraphSchemaRequest schema, CancellationToken cancellationToken);

    /// <summary>Number of nodes by label and of relationships by type; cheap in every store.</summary>
    Task<GraphCounts> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A running transaction. Use it from one caller at a time, and not after the delegate that got it has returned.</summary>
public interface IGraphTransaction
{
    /// <summary>Runs one Cypher statement.</summary>
    /// <param name="cypher">One statement; a trailing semicolon is allowed.</param>
    /// <param name="parameters">Values of <c>$name</c>; never spliced into text.</param>
    /// <param name="limits">Bounds on time and rows.</param>
    /// <exception cref="QueryException">Syntax, semantics, a missing parameter, or a runtime error before the first row.</exception>
    Task<IGraphResult> RunAsync(string cypher, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken);
}

/// <summary>The rows of one statement, read once, forward.</summary>
public interface IGraphResult : IAsyncDisposable
{
    /// <summary>Column names in order; empty when the statement returns nothing.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Reads the rows; each is as long as <see cref="Columns"/> and holds whole entities.</summary>
    /// <exception cref="QueryException">A runtime error, timeout or limit, raised where the row would have been.</exception>
    IAsyncEnumerable<IReadOnlyList<GraphValue>> ReadRowsAsync(CancellationToken cancellationToken);

    /// <summary>What the statement did; discards the rows not yet read.</summary>
    Task<QuerySummary> SummarizeAsync(CancellationToken cancellationToken);
}

/// <summary>Bounds on one statement. <see cref="Unlimited"/> is for trusted callers on the command line.</summary>
/// <param name="Timeout">Null: none.</param>
/// <param name="MaxRows">Rows handed out at most; null: no bound. Reaching it sets <see cref="QuerySummary.Truncated"/>.</param>
/// <param name="MaxMemoryBytes">Rough bound on rows held at once by sorting, grouping and collecting; null: none.</param>
public sealed record QueryLimits(TimeSpan? Timeout = null, long? MaxRows = null, long? MaxMemoryBytes = null)
{
    public static QueryLimits Unlimited { get; } = new();
}

/// <summary>What a statement did.</summary>
/// <param name="Truncated">Rows were left out because of <see cref="QueryLimits.MaxRows"/>.</param>
/// <param name="Plan">Operator tree as text for EXPLAIN and PROFILE, else null.</param>
public sealed record QuerySummary(
    long Rows,
    bool Truncated,
    GraphChanges Changes,
    TimeSpan Elapsed,
    string? Plan = null)
{
    /// <summary>What is worth a look about the statement though it is no error; empty most of the time.</summary>
    public IReadOnlyList<QueryNotification> Notifications { get; init; } = [];
}

/// <summary>Operations counted as Neo4j's summary counts them.</summary>
public sealed record GraphChanges(
    long NodesCreated = 0,
    long NodesDeleted = 0,
    long RelationshipsCreated = 0,
    long RelationshipsDeleted = 0,
    long PropertiesSet = 0,
    long LabelsAdded = 0,
    long LabelsRemoved = 0,
    long IndexesAdded = 0,
    long IndexesRemoved = 0,
    long ConstraintsAdded = 0,
    long ConstraintsRemoved = 0)
{
    public static GraphChanges None { get; } = new();

    public bool Any => AnyData || AnySchema;

    /// <summary>Whether nodes, relationships, labels or properties were changed.</summary>
    public bool AnyData => NodesCreated + NodesDeleted + RelationshipsCreated + RelationshipsDeleted + PropertiesSet + LabelsAdded + LabelsRemoved > 0;

    /// <summary>Whether an index or a constraint was made or dropped.</summary>
    public bool AnySchema => IndexesAdded + IndexesRemoved + ConstraintsAdded + ConstraintsRemoved > 0;
}

/// <summary>Counts by name, ordinal order.</summary>
public sealed record GraphCounts(IReadOnlyDictionary<string, long> NodesByLabel, IReadOnlyDictionary<string, long> RelationshipsByType);

/// <summary>Keys and indexes a caller relies on.</summary>
/// <param name="UniqueKeys">Label and property whose values are unique among the nodes with that label.</param>
/// <param name="Indexes">Label and property to look up by.</param>
public sealed record GraphSchemaRequest(IReadOnlyList<LabelProperty> UniqueKeys, IReadOnlyList<LabelProperty> Indexes);

public readonly record struct LabelProperty(string Label, string Property);
