using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Reads the newest snapshot of a folder, the log of the same generation, and the logs that go on from there: a checkpoint
/// begins a log long before its snapshot is whole.
/// </summary>
internal static class StoreLoader
{
    private const int Attempts = 20;

    /// <summary>For who holds the lock.</summary>
    /// <exception cref="GraphStoreException">The store is damaged or incomplete.</exception>
    public static LoadedStore Load(StoreFolder folder) => Load(folder, besideWriter: false);

    /// <summary>
    /// For who does not: while another process writes, only what is durable is read, and when its checkpoint moves the files away,
    /// they are looked for again.
    /// </summary>
    /// <exception cref="GraphStoreException">The store is damaged or incomplete.</exception>
    public static LoadedStore LoadBesideWriter(StoreFolder folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = folder.NewestSnapshot();
            try
            {
                return Load(folder, StoreLock.HolderOf(folder.Path) is not null);
            }
            catch (Exception e) when (attempt < Attempts && e is GraphStoreException or IOException && folder.NewestSnapshot() != generation)
            {
                // The generation changed under way.
            }
        }
    }

    public static FileStream OpenLog(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);

    /// <summary>The logs that go on from a snapshot, ascending; at least one.</summary>
    /// <exception cref="GraphStoreException">One is missing.</exception>
    public static List<ulong> Chain(StoreFolder folder, ulong snapshot)
    {
        var chain = folder.Logs().Where(g => g >= snapshot).ToList();
        if (chain.Count == 0)
            throw StoreErrors.Missing(folder.LogPath(snapshot), snapshot == 0 ? "there is no snapshot either" : "it goes on from the snapshot of the same number");
        if (chain[0] != snapshot)
            throw StoreErrors.Missing(folder.SnapshotPath(chain[0]), $"{Path.GetFileName(folder.LogPath(chain[0]))} goes on from it");
        for (var i = 1; i < chain.Count; i++)
        {
            if (chain[i] != chain[i - 1] + 1)
                throw StoreErrors.Missing(folder.LogPath(chain[i - 1] + 1), $"{Path.GetFileName(folder.LogPath(chain[i]))} goes on from it");
        }

        return chain;
    }

    /// <exception cref="GraphStoreException">A header that says so makes the file one of another store or generation.</exception>
    public static void RequireOwn(FileHeader header, ulong generation, Guid? storeId, string path)
    {
        if (storeId is { } own && header.StoreId != own)
            throw StoreErrors.Damaged(path, 0, $"the file belongs to another store: expected {own}, found {header.StoreId}");
        if (header.Generation != generation)
            throw StoreErrors.Damaged(path, 0, $"the file belongs to another generation: expected {generation}, found {header.Generation}");
    }

    /// <summary>Whether a log holds anything: from then on its writer appends nothing to the log before.</summary>
    public static bool HasBegun(StoreFolder folder, ulong generation)
    {
        var path = folder.LogPath(generation);
        if (StoreFolder.LengthOf(path) <= LogHead.Size)
            return false;
        using var file = OpenLog(path);
        return LogReplay.ReadHead(file, path, markCounts: true).Mark.Length > LogHead.Size;
    }

    private static LoadedStore Load(StoreFolder folder, bool besideWriter)
    {
        var snapshot = folder.NewestSnapshot();
        var (state, header, snapshotFile) = snapshot == 0 ? (GraphState.Empty(new GraphNames()), default(FileHeader?), null) : OpenSnapshot(folder.SnapshotPath(snapshot), snapshot);
        try
        {
            return Replay(folder, snapshot, state, header, besideWriter) with { File = snapshotFile };
        }
        catch
        {
            snapshotFile?.Dispose();
            throw;
        }
    }

    private static LoadedStore Replay(StoreFolder folder, ulong snapshot, GraphState state, FileHeader? header, bool besideWriter)
    {
        using var storage = new GraphStorage(state, null);

        // A transaction begins with reading the nodes and relationships: logs that hold nothing need none.
        GraphWriter? writer = null;
        LogReplayResult? last = null;
        var storeId = header?.StoreId;
        var version = header?.Version ?? FileHeader.CurrentVersion;
        var transactions = 0L;
        var bytes = 0L;
        var chain = Chain(folder, snapshot);
        try
        {
            // Settled before any log is read: in one that is followed by one that has begun there is nothing to come.
            var begun = besideWriter ? 1 + chain.Skip(1).TakeWhile(g => HasBegun(folder, g)).Count() : chain.Count;
            foreach (var generation in chain.Take(begun))
            {
                var path = folder.LogPath(generation);
                using var file = OpenLog(path);
                RequireOwn(LogReplay.ReadHead(file, path).Header, generation, storeId, path);
                last = LogReplay.Run(file, path, () => writer ??= storage.BeginWrite(), onlyMarked: besideWriter && generation == chain[begun - 1]);
                storeId = last.Header.StoreId;
                version = Math.Min(version, last.Header.Version);
                transactions += last.Transactions;
                bytes += last.End;
            }

            writer?.Commit();
        }
        finally
        {
            writer?.Dispose();
        }

        var log = last!; // a chain is never empty
        return new LoadedStore(storage.Current, log.Header, log.End, log.MarkNumber, log.MarkEnd, log.TornBytes, transactions, snapshot, bytes) { Version = version };
    }

    private static (GraphState State, FileHeader? Header, SnapshotFile? File) OpenSnapshot(string path, ulong generation)
    {
        var (state, header, file) = SnapshotReader.Open(path);
        try
        {
            RequireOwn(header, generation, null, path);
            return (state, header, file);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }
}
