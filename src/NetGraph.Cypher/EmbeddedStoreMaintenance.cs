using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>What an embedded store is made of.</summary>
/// <param name="Generation">Number of compactions.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="LogBytes">The part of it that a compaction would fold.</param>
/// <param name="Transactions">Committed transactions in the log.</param>
/// <param name="TornBytes">Uncommitted rest of a crash; the next opening cuts it off.</param>
public sealed record EmbeddedStoreInfo(
    string Folder,
    uint FormatVersion,
    ulong Generation,
    long Bytes,
    long LogBytes,
    long Transactions,
    long TornBytes,
    long Nodes,
    long Relationships,
    IReadOnlyList<string> Indexes);

/// <summary>What checking a store found.</summary>
/// <param name="Problems">Each names a file and offset, or the part that is wrong; empty when all is well.</param>
/// <param name="Info">Null when the store could not be read.</param>
public sealed record EmbeddedStoreVerification(IReadOnlyList<string> Problems, EmbeddedStoreInfo? Info)
{
    public bool IsSound => Problems.Count == 0;
}

/// <summary>Care for embedded stores on disk. Addresses are <c>file:PATH</c> or a path.</summary>
public static class EmbeddedStoreMaintenance
{
    /// <summary>Reads the store, also while it is in use.</summary>
    /// <exception cref="GraphStoreException">There is no store, or it is damaged.</exception>
    public static EmbeddedStoreInfo Info(string address)
    {
        var folder = Existing(address);
        using var loaded = StoreLoader.LoadBesideWriter(folder);
        return Describe(folder, loaded);
    }

    /// <summary>Checks every checksum and the structure of what they protect. Changes nothing; works also while the store is in use.</summary>
    /// <exception cref="GraphStoreException">There is no store.</exception>
    public static EmbeddedStoreVerification Verify(string address)
    {
        var folder = Existing(address);
        try
        {
            using var loaded = StoreLoader.LoadBesideWriter(folder);
            loaded.LoadAll();
            return new EmbeddedStoreVerification(StateVerifier.Check(loaded.State), Describe(folder, loaded));
        }
        catch (GraphStoreException e)
        {
            return new EmbeddedStoreVerification([e.Message], null);
        }
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
    /// <param name="file">Replaced only when <paramref name="overwrite"/> says so.</param>
    /// <exception cref="GraphStoreException">There is no store, it is damaged, the file exists, or the disk failed.</exception>
    public static void Backup(string address, string file, bool overwrite = false)
    {
        if (File.Exists(file) && !overwrite)
            throw new GraphStoreException($"{file} exists already.");

        using var loaded = StoreLoader.LoadBesideWriter(Existing(address));
        var header = new FileHeader(StoreFileKind.Snapshot, 1, Guid.NewGuid());
        Guarded(file, () => StoreDisk.Real.WriteDurably(Path.GetFullPath(file), f => SnapshotWriter.Write(f, header, loaded.State)));
    }

    /// <summary>Makes a store from a backup.</summary>
    /// <param name="overwrite">Whether a store that is there is given up for the backup.</param>
    /// <exception cref="GraphStoreException">The backup is damaged, the store exists or is in use, or the disk failed.</exception>
    public static void Restore(string address, string file, bool overwrite = false)
    {
        if (!File.Exists(file))
            throw new GraphStoreException($"There is no backup {file}.");

        var (state, _) = SnapshotReader.Read(Path.GetFullPath(file));
        var path = Path.GetFullPath(EmbeddedStoreOpener.FolderOf(address));
        var folder = new StoreFolder(path);
        if (folder.IsStore && !overwrite)
            throw new GraphStoreException($"{path} holds a store already.");

        StoreRestoration.Run(folder, state, TimeProvider.System);
    }

    private static StoreFolder Existing(string address)
    {
        var folder = new StoreFolder(Path.GetFullPath(EmbeddedStoreOpener.FolderOf(address)));
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
            loaded.LogEnd,
            loaded.Transactions,
            loaded.TornBytes,
            reader.NodeCount,
            reader.RelationshipCount,
            [.. loaded.State.Indexes.Concat(loaded.State.RelationshipIndexes).Select(i => Describe(i, reader))]);
    }

    private static string Describe(PropertyIndex index, GraphReader reader)
    {
        var token = index.Shape.Entity == EntityKind.Node ? reader.LabelName(index.Token) : reader.TypeName(index.Token);
        return $"{(index.Unique ? "unique " : "")}:{token}({string.Join(", ", index.Shape.Keys.Select(reader.KeyName))})";
    }

    private static void Guarded(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(path, e);
        }
    }
}
