using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>While it lives, the walking of values on this thread counts as steps of the run, so that it can be stopped.</summary>
internal readonly ref struct WatchedValues
{
    private readonly Action<int>? _before;

    public WatchedValues(ExecutionState state) => _before = ValueWalk.Watch(state.Watch);

    public void Dispose() => ValueWalk.Watch(_before);
}
