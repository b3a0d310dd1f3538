using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>Care for embedded stores on disk. Addresses are <c>file:PATH</c> or a path.</summary>
public static class EmbeddedStoreMaintenance
{
    /// <summary>Whether there is a store at the address, sound or not. Makes nothing.</summary>
    public static bool Exists(string address) => FolderOf(address).IsStore;

    /// <summary>Reads the store, also while it is in use.</summary>
    /// <exception cref="GraphStoreException">There is no store, or it is damaged.</exception>
    public static EmbeddedStoreInfo Info(string address)
    {
        var folder = Existing(address);
        return Guarded(folder.Path, () =>
        {
            using var loaded = StoreLoader.LoadBesideWriter(folder);
            return Describe(folder, loaded);
        });
    }

    /// <summary>
    /// Checks every checksum and the structure of what they protect, and goes on behind what is wrong as far as that makes sense.
    /// Changes nothing; works also while the store is in use.
    /// </summary>
    /// <exception cref="GraphStoreException">There is no store, or it cannot be read at all.</exception>
    public static EmbeddedStoreVerification Verify(string address)
    {
        var folder = Existing(address);
        return Guarded(folder.Path, () =>
        {
            using var check = StoreCheck.Run(folder);
            return new EmbeddedStoreVerification(
                check.Problems, check.Files, check.Records, check.Transactions, check.Loaded is { } loaded ? Describe(folder, loaded) : null);
        });
    }

    /// <summary>Writes the store anew without what deletions and changes left behind.</summary>
    /// <returns>Bytes on disk before and after.</returns>
    /// <exception cref="GraphStoreException">There is no store, it is in use, damaged or read-only, or the disk is full; it is then as before.</exception>
    public static (long BytesBefore, long BytesAfter) Compact(string address)
    {
        var folder = Existing(address);
        var before = folder.Bytes();
        using (var store = DurableStore.Open(folder.Path))
            store.Compact();
        return (before, folder.Bytes());
    }

    /// <summary>Writes the committed graph to one file, also while the store is in use.</summary>
    /// <param name="file">Replaced only when <paramref name="overwrite"/> says so, and only when the new one is whole.</param>
    /// <returns>Size of the file in bytes.</returns>
    /// <exception cref="GraphStoreException">There is no store, it is damaged, the file exists, or the disk failed.</exception>
    public static long Backup(string address, string file, bool overwrite = false)
    {
        var folder = Existing(address);
        var path = Path.GetFullPath(file);
        if (Directory.Exists(path))
            throw new GraphStoreException($"{path} is a folder; expected the name of a file for the backup.");
        if (Path.GetDirectoryName(path) == folder.Path)
            throw new GraphStoreException($"{path} is in the store itself; a backup belongs elsewhere.");
        if (File.Exists(path) && !overwrite)
            throw new GraphStoreException($"{path} exists already; --force replaces it.");

        return Guarded(path, () =>
        {
            using var loaded = StoreLoader.LoadBesideWriter(folder);
            var header = new FileHeader(StoreFileKind.Snapshot, 1, Guid.NewGuid());
            StoreDisk.Real.WriteDurably(path, f => SnapshotWriter.Write(f, header, loaded.State));
            return StoreFolder.LengthOf(path);
        });
    }

    /// <summary>Makes a store from a backup. A backup that is damaged is refused before anything is touched, and what is there stays until the new store is whole.</summary>
    /// <param name="overwrite">Whether a store that is there, sound or not, is given up for the backup.</param>
    /// <exception cref="GraphStoreException">The backup is damaged, the store exists or is in use, or the disk failed.</exception>
    public static EmbeddedStoreRestoration Restore(string address, string file, bool overwrite = false)
    {
        if (!File.Exists(file))
            throw new GraphStoreException($"There is no backup {Path.GetFullPath(file)}.");
        var folder = FolderOf(address);
        if (folder.IsStore && !overwrite)
            throw new GraphStoreException($"{folder.Path} holds a store already; --force gives it up for the backup.");

        return Guarded(folder.Path, () =>
        {
            var (state, _) = SnapshotReader.Read(Path.GetFullPath(file));
            if (StateVerifier.Check(state) is [var problem, ..])
                throw new GraphStoreException($"The backup {Path.GetFullPath(file)} is damaged: {problem}.");
            StoreRestoration.Run(folder, state, TimeProvider.System);
            return new EmbeddedStoreRestoration(folder.Path, state.LiveNodes, state.LiveRelationships, folder.Bytes());
        });
    }

    private static StoreFolder FolderOf(string address) => new(Path.GetFullPath(EmbeddedStoreOpener.FolderOf(address)));

    private static StoreFolder Existing(string address)
    {
        var folder = FolderOf(address);
        return folder.IsStore ? folder : throw new GraphStoreException($"There is no store in {folder.Path}.");
    }

    private static EmbeddedStoreInfo Describe(StoreFolder folder, LoadedStore loaded)
    {
        var reader = new GraphReader(loaded.State);
        return new EmbeddedStoreInfo(
            folder.Path,
            loaded.Version,
            loaded.Header.Generation,
            folder.Bytes(),
            loaded.LogBytes,
            loaded.Transactions,
            loaded.TornBytes,
            reader.NodeCount,
            reader.RelationshipCount,
            EmbeddedGraphStore.Count(reader.LabelCount, reader.LabelName, reader.CountNodes),
            EmbeddedGraphStore.Count(reader.TypeCount, reader.TypeName, reader.CountRelationships),
            [.. loaded.State.Indexes.Concat(loaded.State.RelationshipIndexes).Select(i => Describe(i, reader))],
            StoreLock.HolderOf(folder.Path));
    }

    private static string Describe(PropertyIndex index, GraphReader reader)
    {
        var token = index.Shape.Entity == EntityKind.Node ? reader.LabelName(index.Token) : reader.TypeName(index.Token);
        return $"{(index.Unique ? "unique " : "")}:{token}({string.Join(", ", index.Shape.Keys.Select(reader.KeyName))})";
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GraphStoreException($"{path} could not be read or written: {e.Message}", innerException: e);
        }
    }
}
