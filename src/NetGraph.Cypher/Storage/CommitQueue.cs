using NetGraph.Cypher.Storage.Adjacency;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Group commit: transactions that were appended to the log while a flush was under way become durable together with the next
/// one, and are published together.
/// </summary>
/// <remarks>
/// <code>
/// writers     append 1 | append 2 | append 3 | append 4 |
/// flush             [ 1        ]  [ 2 3            ]  [ 4
/// readers see                   1                   3
/// </code>
/// There is no thread for it: whoever waits and finds that nobody flushes, flushes for all. Only when nobody sleeps for what is
/// left, a work item of the pool goes on. Invariant: what is published is durable; a state that builds on one that failed fails too.
/// Source: DeWitt et al., "Implementation Techniques for Main Memory Database Systems" (SIGMOD 1984), 5.2.
/// </remarks>
internal sealed class CommitQueue(GraphStorage storage, ICommitLog log)
{
    private readonly object _gate = new();
    private readonly List<PendingCommit> _pending = [];
    private bool _flushing;
    private bool _hasFailed;

    /// <summary>What the next writer goes on from, and where its changes go. Called by the one writer.</summary>
    /// <param name="hasFailed">Whether a commit has failed since the writer before began: what was learned from its state is wrong.</param>
    /// <exception cref="GraphStoreException">The log takes nothing new.</exception>
    public (WriteStart Start, IChangeSink Changes) Begin(out bool hasFailed)
    {
        lock (_gate)
        {
            hasFailed = _hasFailed;
            _hasFailed = false;
            var changes = log.Begin();
            var published = storage.Current;
            var start = _pending.Count == 0
                ? new WriteStart(published, published.Adjacency, new TouchedNodes(), null)
                : new WriteStart(_pending[^1].State, published.Adjacency, TouchedNodes.After(_pending.ConvertAll(p => p.Touched)), _pending[^1]);
            return (start, changes);
        }
    }

    /// <summary>Appends a transaction and makes its state the one that the next writer goes on from. Called by the one writer.</summary>
    /// <exception cref="GraphStoreException">It could not be written, or a transaction before it has failed: it must be rolled back.</exception>
    public PendingCommit Add(GraphWriter writer)
    {
        var commit = new PendingCommit(writer.State, log.Append(), writer.Touched);
        lock (_gate)
        {
            writer.Start.Undurable?.RequireDurable();
            _pending.Add(commit);
        }

        return commit;
    }

    /// <summary>Returns when the commit is durable and published.</summary>
    /// <exception cref="GraphStoreException">It failed.</exception>
    public void Wait(PendingCommit commit)
    {
        while (MustFlush(commit))
            Flush();
        commit.RequireDurable();
    }

    /// <summary>As <see cref="Wait"/>; the calling thread flushes when nobody else does, and does not sleep for another's flush.</summary>
    public Task WaitAsync(PendingCommit commit)
    {
        lock (_gate)
        {
            if (_flushing || commit.IsDone)
                return commit.IsDone && commit.Failure is null ? Task.CompletedTask : Completion(commit);
            _flushing = true;
        }

        Flush();
        return WaitAsync(commit);
    }

    /// <summary>Returns when nothing is pending, well or ill. Called by who keeps writers away.</summary>
    public void Drain()
    {
        PendingCommit? last;
        lock (_gate)
            last = _pending.Count > 0 ? _pending[^1] : null;
        while (last is not null && MustFlush(last))
            Flush();
    }

    private static Task Completion(PendingCommit commit) =>
        commit.Failure is { } failure ? Task.FromException(new GraphStoreException(failure.Message, innerException: failure)) : commit.Completion;

    /// <summary>Sleeps while another thread flushes. True: this thread has taken over flushing; false: the commit is done.</summary>
    private bool MustFlush(PendingCommit commit)
    {
        lock (_gate)
        {
            commit.IsWaitedFor = true;
            while (!commit.IsDone && _flushing)
                Monitor.Wait(_gate);
            if (commit.IsDone)
                return false;
            return _flushing = true;
        }
    }

    /// <summary>Flushes and publishes what is pending now. Only for who has set <see cref="_flushing"/>.</summary>
    private void Flush()
    {
        PendingCommit[] batch;
        lock (_gate)
            batch = [.. _pending];

        var failure = batch.Length > 0 ? Attempt(() => log.Flush(batch[^1].Point)) : null;
        if (batch.Length > 0 && failure is null)
            _ = Attempt(() => Inherit(batch)); // without its lists the state is only slower

        lock (_gate)
        {
            if (failure is null)
                Publish(batch);
            else
                FailAll(failure);
            _flushing = false;
            if (_pending.Count > 0 && !_pending.Exists(c => c.IsWaitedFor))
                ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.FlushRest(), this, preferLocal: false);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Whatever goes wrong here must not keep those who wait from hearing of it.</summary>
    private static Exception? Attempt(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>Not when it was appended: readers go on making lists for the published state until the next takes its place.</summary>
    private void Inherit(PendingCommit[] batch) =>
        batch[^1].State.Adjacency.Inherit(storage.Current.Adjacency, TouchedNodes.Union(Array.ConvertAll(batch, c => c.Touched)));

    private void Publish(PendingCommit[] batch)
    {
        if (batch.Length == 0)
            return;
        storage.Publish(batch[^1].State);
        _pending.RemoveRange(0, batch.Length);
        foreach (var commit in batch)
            commit.Finish(failure: null);
    }

    /// <summary>All that is pending builds on what could not be made durable, also what was appended meanwhile.</summary>
    private void FailAll(Exception failure)
    {
        log.CutBack(failure);
        _hasFailed = true;
        foreach (var commit in _pending)
            commit.Finish(failure);
        _pending.Clear();
    }

    private void FlushRest()
    {
        lock (_gate)
        {
            if (_flushing || _pending.Count == 0)
                return;
            _flushing = true;
        }

        Flush();
    }
}
