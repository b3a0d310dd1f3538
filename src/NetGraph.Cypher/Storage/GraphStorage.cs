using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// The graph in memory, with snapshot isolation: readers work on the last committed state and never wait; one writer at a time
/// works on a copy-on-write fork of the newest one, which commit publishes and rollback drops. With a commit log it is durable:
/// then the next writer begins while the changes of the one before are on their way to disk (<see cref="CommitQueue"/>).
/// </summary>
/// <remarks>
/// <code>
/// GraphStorage -- current --> GraphState (immutable) --> pages  shared with
///      |                                                          ^
///      +-- writer --> GraphState (fork) -- copied when written ---+
/// </code>
/// Thread-safe; a reader or writer it hands out belongs to one caller. An id that a rolled-back transaction gave out may be
/// given out again; an id of a committed entity is not, also after its deletion.
/// </remarks>
internal sealed class GraphStorage : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ICommitLog? _log;
    private readonly CommitQueue? _queue;
    private GraphState _current;
    private long _epoch;
    private bool _disposed;

    /// <summary>An empty graph that lives as long as the process.</summary>
    public GraphStorage()
        : this(GraphState.Empty(new GraphNames()), null)
    {
    }

    /// <param name="state">The state to begin with.</param>
    /// <param name="log">Owned by the storage from now on; null: not durable.</param>
    public GraphStorage(GraphState state, ICommitLog? log)
    {
        _current = state;
        _epoch = state.Epoch;
        _log = log;
        _queue = log is null ? null : new CommitQueue(this, log);
    }

    /// <summary>The last committed state.</summary>
    public GraphState Current => Volatile.Read(ref _current);

    /// <summary>Only for the writer.</summary>
    internal RelationshipPairs Pairs { get; } = new();

    public GraphReader BeginRead() => new(Current);

    /// <summary>Waits for the writer before.</summary>
    public GraphWriter BeginWrite()
    {
        _writing.Wait();
        return Start();
    }

    /// <summary>Waits for the writer before.</summary>
    public async Task<GraphWriter> BeginWriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        return Start();
    }

    /// <summary>As <see cref="BeginWrite"/>, when also everything committed is durable: what the log is may then be changed.</summary>
    public GraphWriter BeginAlone()
    {
        _writing.Wait();
        _queue?.Drain();
        return Start();
    }

    /// <summary>Waits for the running writer and closes the log. Readers may go on; who wants to write finds it disposed. Again: does nothing.</summary>
    public void Dispose()
    {
        _writing.Wait();
        try
        {
            if (_disposed)
                return;
            _disposed = true;
            _queue?.Drain();
            _log?.Dispose();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Appends the changes to the log and lets the next writer begin; without a log, publishes them.</summary>
    /// <returns>What to wait for; null: nothing.</returns>
    /// <exception cref="GraphStoreException">The log could not be written; the transaction is rolled back.</exception>
    internal PendingCommit? Commit(GraphWriter writer)
    {
        try
        {
            if (!writer.HasChanges)
            {
                // What it has read may not be durable yet.
                _log?.Rollback();
                return writer.Start.Undurable;
            }

            if (_queue is not null)
                return _queue.Add(writer);
            writer.State.Adjacency.Inherit(_current.Adjacency, writer.Touched);
            Publish(writer.State);
            return null;
        }
        catch
        {
            Pairs.Forget(writer.State, writer.FirstOwn);
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    internal void Wait(PendingCommit commit) => _queue!.Wait(commit); // only a queue has pending commits

    internal Task WaitAsync(PendingCommit commit) => _queue!.WaitAsync(commit); // as above

    internal void Publish(GraphState state) => Volatile.Write(ref _current, state);

    internal void Rollback(GraphWriter writer)
    {
        try
        {
            Pairs.Forget(writer.State, writer.FirstOwn);
            _log?.Rollback();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Publishes a state in place of the one there is. Only while no other writer is under way.</summary>
    internal void Replace(GraphState state)
    {
        Pairs.Clear();
        _epoch = Math.Max(_epoch, state.Epoch); // a later writer must not take its pages for its own
        Publish(state);
    }

    private GraphWriter Start()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var hasFailed = false;
            var (start, changes) = _queue is null
                ? (new WriteStart(_current, _current.Adjacency, new TouchedNodes(), null), null)
                : ((WriteStart, IChangeSink?))_queue.Begin(out hasFailed);
            if (hasFailed)
                Pairs.Clear(); // it knows of relationships that never came to be
            return new GraphWriter(this, start, start.State.Fork(++_epoch), changes);
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }
}
