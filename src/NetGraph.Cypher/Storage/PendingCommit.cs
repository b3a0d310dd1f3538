using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>A transaction that has been appended to the log and is not durable yet. Everything about it is guarded by its queue.</summary>
/// <param name="touched">Nodes whose relationships it has changed; null: too many to tell.</param>
internal sealed class PendingCommit(GraphState state, LogPoint point, IReadOnlySet<int>? touched)
{
    private TaskCompletionSource? _completion;

    public GraphState State => state;

    public LogPoint Point => point;

    public IReadOnlySet<int>? Touched => touched;

    /// <summary>Durable and published, or failed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Null while there is no failure.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a thread sleeps until it is done; that thread may also flush.</summary>
    public bool IsWaitedFor { get; set; }

    /// <summary>A task that ends with it; made at most once.</summary>
    public Task Completion => (_completion ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Finish(Exception? failure)
    {
        Failure = failure;
        IsDone = true;
        if (failure is null)
            _completion?.SetResult();
        else
            _completion?.SetException(Rejection(failure));
    }

    /// <exception cref="GraphStoreException">It failed.</exception>
    public void RequireDurable()
    {
        if (Failure is { } failure)
            throw Rejection(failure);
    }

    /// <summary>One exception for each who waits: a thrown one belongs to its thread.</summary>
    private static GraphStoreException Rejection(Exception failure) =>
        new(failure.Message, failure is GraphStoreException { IsTransient: true }, failure);
}
