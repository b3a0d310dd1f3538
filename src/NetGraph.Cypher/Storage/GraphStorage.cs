using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// The graph in memory, with snapshot isolation: readers work on the last committed state and never wait; one writer at a time
/// works on a copy-on-write fork of it, which commit publishes and rollback drops. With a commit log it is durable.
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
    private GraphState _current;
    private long _epoch;

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

    /// <summary>Waits for the running writer and closes the log. Readers may go on.</summary>
    public void Dispose()
    {
        _writing.Wait();
        _log?.Dispose();
        _writing.Dispose();
    }

    /// <exception cref="GraphStoreException">The log could not be written; the transaction is rolled back.</exception>
    internal void Commit(GraphWriter writer)
    {
        try
        {
            if (!writer.HasChanges)
            {
                _log?.Rollback();
                return;
            }

            _log?.Commit(writer.State);
            writer.State.Adjacency.Inherit(_current.Adjacency, writer.Touched);
            Volatile.Write(ref _current, writer.State);
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

    /// <summary>Publishes a state that holds the same graph in another form. Only while no other write can begin.</summary>
    internal void Replace(GraphState state)
    {
        Pairs.Clear();
        Volatile.Write(ref _current, state);
    }

    private GraphWriter Start()
    {
        try
        {
            return new GraphWriter(this, Current.Fork(++_epoch), _log?.Begin());
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }
}
