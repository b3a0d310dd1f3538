using System.Runtime.CompilerServices;
using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>
/// The graph port over the embedded engine and storage: in memory, or durable in a folder. Work runs on the thread pool;
/// readers see the state of their beginning and never wait for the writer.
/// </summary>
internal sealed class EmbeddedGraphStore : IGraphStore
{
    private readonly CypherEngine _engine;
    private readonly GraphStorage _storage;
    private readonly DurableStore? _durable;
    private readonly BulkUpserter _bulk;
    private readonly TimeProvider _time;

    /// <summary>A store that lives in memory.</summary>
    public EmbeddedGraphStore(string address, CypherEngine engine, TimeProvider time)
        : this(address, engine, time, new GraphStorage(), null)
    {
    }

    /// <summary>A store in a folder, which it owns from now on.</summary>
    public EmbeddedGraphStore(string address, CypherEngine engine, TimeProvider time, DurableStore durable)
        : this(address, engine, time, durable.Storage, durable)
    {
    }

    private EmbeddedGraphStore(string address, CypherEngine engine, TimeProvider time, GraphStorage storage, DurableStore? durable)
    {
        Address = address;
        _engine = engine;
        _time = time;
        _storage = storage;
        _durable = durable;
        _bulk = new BulkUpserter(storage);
    }

    public string Address { get; }

    public Task<T> ReadAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => work(new Transaction(this, BeginRead()), cancellationToken), cancellationToken);

    public Task<T> WriteAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                _durable?.RequireWritable();
                using var writer = await _storage.BeginWriteAsync(cancellationToken);
                var transaction = new Transaction(this, writer);
                var result = await work(transaction, cancellationToken);
                transaction.RequireWhole();
                await writer.CommitAsync();
                return result;
            },
            cancellationToken);

    public Task<T> AutoCommitAsync<T>(Func<IGraphTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                using var transaction = new AutoCommit(this);
                var result = await work(transaction, cancellationToken);
                await transaction.CommitAsync();
                return result;
            },
            cancellationToken);

    public Task<BulkWriteSummary> BulkWriteAsync(BulkWrite batch, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                _durable?.RequireWritable();
                return _bulk.ApplyAsync(batch, cancellationToken);
            },
            cancellationToken);

    public Task EnsureSchemaAsync(GraphSchemaRequest schema, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                if (HasSchema(BeginRead(), schema))
                    return;

                _durable?.RequireWritable();
                using var writer = await _storage.BeginWriteAsync(cancellationToken);
                foreach (var (label, property) in schema.UniqueKeys)
                    writer.CreateIndex(writer.InternLabel(label), writer.InternKey(property), unique: true);
                foreach (var (label, property) in schema.Indexes)
                    writer.CreateIndex(writer.InternLabel(label), writer.InternKey(property), unique: false);
                await writer.CommitAsync();
            },
            cancellationToken);

    public Task<GraphCounts> CountAsync(CancellationToken cancellationToken)
    {
        var reader = BeginRead();
        return Task.FromResult(new GraphCounts(
            Count(reader.LabelCount, reader.LabelName, reader.CountNodes),
            Count(reader.TypeCount, reader.TypeName, reader.CountRelationships)));
    }

    /// <summary>Waits for the running writer.</summary>
    public ValueTask DisposeAsync()
    {
        if (_durable is null)
            _storage.Dispose();
        else
            _durable.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static SortedDictionary<string, long> Count(int names, Func<int, string> name, Func<int, long> count)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var id = 0; id < names; id++)
        {
            if (count(id) is var found and > 0)
                counts[name(id)] = found;
        }

        return counts;
    }

    private static bool HasSchema(GraphReader reader, GraphSchemaRequest schema) =>
        schema.UniqueKeys.All(k => reader.HasUniqueKey(reader.FindLabel(k.Label), reader.FindKey(k.Property)))
        && schema.Indexes.All(k => reader.HasIndex(reader.FindLabel(k.Label), reader.FindKey(k.Property)));

    private GraphReader BeginRead()
    {
        _durable?.CatchUp();
        return _storage.BeginRead();
    }

    private sealed class Transaction(EmbeddedGraphStore store, GraphReader graph) : IGraphTransaction
    {
        private readonly DateTimeOffset _began = store._time.GetUtcNow();
        private Exception? _broken;

        public Task<IGraphResult> RunAsync(string cypher, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken)
        {
            RequireWhole();
            var query = Prepare(cypher, cancellationToken);
            try
            {
                return Task.FromResult<IGraphResult>(new Result(query.Execute(graph, parameters, limits, cancellationToken, _began)));
            }
            catch (Exception e) when (query.Writes && graph is IGraphWriter)
            {
                // Wrong, cancelled or out of disk: the statement may be half done, and only a rollback mends that.
                _broken = e;
                throw;
            }
        }

        /// <summary>Who cancels a statement of a writing transaction gives up the whole, whether it had begun to write or not.</summary>
        private PreparedQuery Prepare(string cypher, CancellationToken cancellationToken)
        {
            try
            {
                return store._engine.Prepare(cypher, new PlanWatch(cancellationToken.ThrowIfCancellationRequested));
            }
            catch (OperationCanceledException e) when (graph is IGraphWriter)
            {
                _broken = e;
                throw;
            }
        }

        /// <exception cref="QueryException">A writing statement of this transaction has failed before.</exception>
        public void RequireWhole()
        {
            if (_broken is not null)
                throw new QueryException("Neo.ClientError.Transaction.TransactionTerminated", $"The transaction was rolled back because a statement failed: {_broken.Message}", innerException: _broken);
        }
    }

    /// <summary>A transaction for one statement, which decides itself how it begins and what it commits.</summary>
    private sealed class AutoCommit(EmbeddedGraphStore store) : IGraphTransaction, IDisposable
    {
        private bool _used;
        private GraphWriter? _writer;

        public async Task<IGraphResult> RunAsync(string cypher, IReadOnlyDictionary<string, GraphValue> parameters, QueryLimits limits, CancellationToken cancellationToken)
        {
            if (_used)
                throw new InvalidOperationException("An auto-commit transaction runs one statement.");
            _used = true;
            var query = store._engine.Prepare(cypher, new PlanWatch(cancellationToken.ThrowIfCancellationRequested));
            if (query.Writes)
                store._durable?.RequireWritable();
            if (query.Commits)
            {
                (var cursor, _writer) = query.ExecuteInTransactions(store._storage, parameters, limits, cancellationToken);
                return new Result(cursor);
            }

            var graph = query.Writes ? _writer = await store._storage.BeginWriteAsync(cancellationToken) : store.BeginRead();
            return new Result(query.Execute(graph, parameters, limits, cancellationToken, store._time.GetUtcNow()));
        }

        public Task CommitAsync() => _writer?.CommitAsync() ?? Task.CompletedTask;

        public void Dispose() => _writer?.Dispose();
    }

    private sealed class Result(QueryCursor cursor) : IGraphResult
    {
        private const int RowsPerYield = 1024;

        public IReadOnlyList<string> Columns => cursor.Columns;

        public async IAsyncEnumerable<IReadOnlyList<GraphValue>> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var row = 1; cursor.MoveNext(); row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return cursor.Current;
                if (row % RowsPerYield == 0)
                    await Task.Yield();
            }
        }

        public Task<QuerySummary> SummarizeAsync(CancellationToken cancellationToken)
        {
            while (cursor.MoveNext())
                cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(cursor.Summary);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
