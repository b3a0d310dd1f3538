using System.Collections.Frozen;
using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Execution.Vectors;

namespace NetGraph.Cypher;

/// <summary>How an engine runs.</summary>
internal sealed record CypherEngineOptions
{
    /// <summary>Source of the clocks and of time limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>IANA zone of temporal values that name none.</summary>
    public string DefaultZone { get; init; } = "UTC";

    /// <summary>Prepared statements kept, least recently used first out; 0 keeps none.</summary>
    public int PlanCacheSize { get; init; } = 512;

    /// <summary>What LOAD CSV may read; null: nothing.</summary>
    public CsvFolder? CsvFolder { get; init; }

    /// <summary>Most threads that work on one large aggregation at a time; 1: only the caller's.</summary>
    public int MaxParallelism { get; init; } = Math.Min(4, Environment.ProcessorCount);

    /// <summary>Fewest rows of a scan for which it runs in batches.</summary>
    public int BatchThreshold { get; init; } = 256;

    /// <summary>Fewest rows of a scan for which threads are used.</summary>
    public int ParallelThreshold { get; init; } = 100_000;

    /// <summary>Names of optimiser rules to leave out, such as <c>SeekByIndex</c>, and <see cref="RunInBatches"/>; for tests and for looking into a slow plan.</summary>
    public IReadOnlySet<string> DisabledRules { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The name in <see cref="DisabledRules"/> that leaves scans, filters and aggregations to the row operators.</summary>
    public const string RunInBatches = "RunInBatches";

    /// <summary>How plans use batches.</summary>
    internal BatchOptions Batches => new(!DisabledRules.Contains(RunInBatches), BatchThreshold, MaxParallelism, ParallelThreshold);
}
