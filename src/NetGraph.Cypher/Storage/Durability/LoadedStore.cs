namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A store as read from its folder. Disposing it closes the snapshot, from which the state may still have to read.</summary>
/// <param name="Header">Of the last log that was read.</param>
/// <param name="LogEnd">Behind the last transaction of that log.</param>
/// <param name="MarkNumber">Of the newest mark of that log.</param>
/// <param name="MarkEnd">The end that it tells; before <paramref name="LogEnd"/> when a crash came between a commit and its mark.</param>
/// <param name="TornBytes">What that log has behind its last transaction.</param>
/// <param name="Transactions">In all logs.</param>
/// <param name="Snapshot">Generation of the snapshot; 0: none.</param>
/// <param name="LogBytes">Of all logs up to <paramref name="LogEnd"/>.</param>
internal sealed record LoadedStore(
    GraphState State,
    FileHeader Header,
    long LogEnd,
    ulong MarkNumber,
    long MarkEnd,
    long TornBytes,
    long Transactions,
    ulong Snapshot,
    long LogBytes) : IDisposable
{
    /// <summary>The format of the oldest of its files.</summary>
    public uint Version { get; init; } = FileHeader.CurrentVersion;

    /// <summary>What the state reads from when it is asked for more; null: it is whole.</summary>
    public SnapshotFile? File { get; init; }

    /// <summary>Checks every record of the snapshot and reads all of it.</summary>
    /// <exception cref="NetGraph.PropertyGraph.GraphStoreException">Something is damaged.</exception>
    public void LoadAll()
    {
        if (File is not null)
            SnapshotCheck.Require(File);
        State.LoadAll();
    }

    public void Dispose() => File?.Dispose();
}
