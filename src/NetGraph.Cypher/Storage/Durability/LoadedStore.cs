namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A store as read from its folder.</summary>
/// <param name="Header">Of the last log that was read.</param>
/// <param name="LogEnd">Behind the last transaction of that log.</param>
/// <param name="MarkNumber">Of the newest mark of that log.</param>
/// <param name="TornBytes">What that log has behind its last transaction.</param>
/// <param name="Transactions">In all logs.</param>
/// <param name="Snapshot">Generation of the snapshot; 0: none.</param>
/// <param name="LogBytes">Of all logs up to <paramref name="LogEnd"/>.</param>
internal sealed record LoadedStore(
    GraphState State,
    FileHeader Header,
    long LogEnd,
    ulong MarkNumber,
    long TornBytes,
    long Transactions,
    ulong Snapshot,
    long LogBytes);
