using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>What the operators and expressions of one pipeline share; each thread that works for a run has its own.</summary>
/// <param name="state">The run.</param>
/// <param name="columns">The graph.</param>
/// <param name="expectedRows">About how many rows the scan gives.</param>
internal sealed class BatchContext(ExecutionState state, IColumnSource columns, long expectedRows)
{
    private long _version;

    public ExecutionState State => state;

    public IColumnSource Columns => columns;

    public ValuePool Pool => columns.Pool;

    /// <summary>Whether the pipeline will see most nodes many times, so that asking each node once pays.</summary>
    public bool MeetsNodesOften => expectedRows >= columns.NodeHigh / 2;

    /// <summary>A number no batch of this pipeline has had.</summary>
    public long NextVersion() => ++_version;

    /// <summary>As <see cref="ExecutionState.Hold"/>, safe between threads.</summary>
    public void Hold(long bytes)
    {
        lock (state)
            state.Hold(bytes);
    }
}
