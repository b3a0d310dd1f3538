namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>Rows an operator has handed up.</summary>
internal sealed class RowCounter
{
    public long Rows { get; set; }

    /// <summary>How often the store was asked.</summary>
    public long Hits { get; set; }
}
