using System.Collections.Frozen;

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

    /// <summary>Names of optimiser rules to leave out, such as <c>SeekByIndex</c>; for tests and for looking into a slow plan.</summary>
    public IReadOnlySet<string> DisabledRules { get; init; } = FrozenSet<string>.Empty;
}
