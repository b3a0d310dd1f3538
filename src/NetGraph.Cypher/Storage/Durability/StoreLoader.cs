using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>A store as read from its folder.</summary>
internal sealed record LoadedStore(GraphState State, FileHeader Header, long LogEnd, ulong MarkNumber, long TornBytes, long Transactions);

/// <summary>Reads the newest snapshot of a folder and the log that goes on from it.</summary>
internal static class StoreLoader
{
    /// <exception cref="GraphStoreException">The store is damaged or incomplete.</exception>
    public static LoadedStore Load(StoreFolder folder)
    {
        var generation = folder.NewestSnapshot();
        var (state, snapshot) = generation == 0
            ? (GraphState.Empty(new GraphNames()), default(FileHeader?))
            : ReadSnapshot(folder.SnapshotPath(generation));

        var path = folder.LogPath(generation);
        if (!File.Exists(path))
            throw StoreErrors.Missing(path, generation == 0 ? "there is no snapshot either" : "it goes on from the snapshot of the same number");

        using var file = OpenLog(path);
        using var storage = new GraphStorage(state, null);
        using var writer = storage.BeginWrite();
        var log = LogReplay.Run(file, path, writer);
        if (log.Header.Generation != generation || (snapshot is { } s && (s.StoreId != log.Header.StoreId || s.Generation != generation)))
            throw StoreErrors.Damaged(path, 0, "the file belongs to another store or generation");

        writer.Commit();
        return new LoadedStore(storage.Current, log.Header, log.End, log.MarkNumber, log.TornBytes, log.Transactions);
    }

    /// <summary>As <see cref="Load"/>, while another process may be writing: when a compaction moves the files away, tries again.</summary>
    public static LoadedStore LoadBesideWriter(StoreFolder folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generation = folder.NewestSnapshot();
            try
            {
                return Load(folder);
            }
            catch (Exception e) when (attempt < 5 && e is GraphStoreException or IOException && folder.NewestSnapshot() != generation)
            {
                // The generation changed under way.
            }
        }
    }

    public static FileStream OpenLog(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);

    private static (GraphState State, FileHeader? Header) ReadSnapshot(string path)
    {
        var (state, header) = SnapshotReader.Read(path);
        return (state, header);
    }
}
