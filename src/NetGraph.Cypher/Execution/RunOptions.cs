using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Execution.Vectors;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>The circumstances of one run.</summary>
/// <param name="TransactionTime">When the transaction began; null means with the statement.</param>
/// <param name="Batches">Null: rows only.</param>
/// <param name="Engine">What prepares statements within the statement; null: there are none.</param>
/// <param name="CsvFolder">What LOAD CSV may read; null: nothing.</param>
/// <param name="StartedAt">Time stamp of <paramref name="Time"/> from which the time limit counts, which is before the plan is made; null: when the run starts.</param>
internal sealed record RunOptions(
    TimeProvider Time,
    QueryLimits Limits,
    string DefaultZone = "UTC",
    DateTimeOffset? TransactionTime = null,
    BatchOptions? Batches = null,
    CypherEngine? Engine = null,
    CsvFolder? CsvFolder = null,
    long? StartedAt = null);
