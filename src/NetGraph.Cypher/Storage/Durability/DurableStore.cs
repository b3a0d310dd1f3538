using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// A graph kept in a folder: the newest snapshot, and logs of what was committed since then (<see cref="StoreGenerations"/>).
/// Without the lock (another process writes, or the folder cannot be written) it is read, and follows what is committed.
/// </summary>
/// <remarks>
/// <code>
/// snapshot-3.ng   everything up to the start of log 3
/// log-3.ng        committed transactions since then
/// log-4.ng        and since the checkpoint began that is writing snapshot 4
/// </code>
/// </remarks>
internal sealed class DurableStore : IDisposable
{
    private readonly string _path;
    private readonly LockAttempt _lock;
    private readonly StoreGenerations? _generations;
    private readonly StoreFollower? _follower;
    private readonly LoadedStore _loaded;
    private bool _disposed;

    private DurableStore(StoreFolder folder, LockAttempt attempt, LoadedStore loaded)
    {
        _path = folder.Path;
        _lock = attempt;
        _loaded = loaded;
        TornBytes = loaded.TornBytes;
        if (attempt.Held is null)
        {
            Storage = new GraphStorage(loaded.State, null);
            _follower = new StoreFollower(folder, Storage, loaded);
            return;
        }

        _generations = new StoreGenerations(folder, loaded);
        Storage = new GraphStorage(loaded.State, _generations);
        _generations.Storage = Storage;
    }

    public GraphStorage Storage { get; }

    /// <summary>Bytes of uncommitted changes that a crash had left at the end of the log.</summary>
    public long TornBytes { get; }

    public bool CanWrite => _lock.Held is not null;

    /// <summary>Why the last checkpoint in the background failed; null: it did not.</summary>
    public Exception? CheckpointFailure => _generations?.CheckpointFailure;

    /// <summary>Opens the store, making it when the folder is missing or empty, and in the current format from then on when it was in an older one.</summary>
    /// <param name="disk">Null: the disk as it is.</param>
    /// <param name="time">Dates the name of the holder; null: the system's.</param>
    /// <exception cref="GraphStoreException">The store is damaged, of a newer version, or the folder cannot be used.</exception>
    public static DurableStore Open(string path, StoreDisk? disk = null, TimeProvider? time = null)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            throw new GraphStoreException($"{full} is a file; an embedded store is a folder.");

        LockAttempt attempt = default;
        try
        {
            Directory.CreateDirectory(full);
            var folder = new StoreFolder(full, disk ?? StoreDisk.Real);
            attempt = StoreLock.TryTake(full, time ?? TimeProvider.System);
            return Open(folder, attempt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            attempt.Held?.Dispose();
            throw new GraphStoreException($"The store {full} could not be opened: {e.Message}", innerException: e);
        }
        catch
        {
            attempt.Held?.Dispose();
            throw;
        }
    }

    /// <exception cref="GraphStoreException">The store was opened for reading only; names the writer, or the reason.</exception>
    public void RequireWritable()
    {
        if (_lock.Held is null)
            throw _lock.Problem is { } problem ? StoreErrors.ReadOnly(_path, problem) : StoreErrors.Held(_path, _lock.Holder ?? "another process");
    }

    /// <summary>Writes the graph anew without what deletions left behind, and empties the log. Waits for the running writer; readers go on.</summary>
    /// <exception cref="GraphStoreException">The store is read-only, or the disk failed; the store is as before.</exception>
    public void Compact()
    {
        RequireWritable();
        Guarded(() => _generations!.Replace(StateCompactor.Compact)); // who can write has them
    }

    /// <summary>Writes a snapshot and begins a new log, as happens in the background when the log is long. Readers and writers go on.</summary>
    /// <exception cref="GraphStoreException">The store is read-only, or the disk failed; everything committed is safe.</exception>
    public void Checkpoint()
    {
        RequireWritable();
        Guarded(_generations!.Checkpoint); // as above
    }

    /// <summary>Begins to read nodes and relationships in the background: whoever opens a store is about to ask for them.</summary>
    public void ReadAhead() => _ = Task.Run(() =>
    {
        try
        {
            Storage.Current.LoadTopology();
        }
        catch (GraphStoreException)
        {
            // Who asks for them is told.
        }
    });

    /// <summary>Beside another process that writes: reads what it has committed since the last time. Does nothing otherwise.</summary>
    /// <exception cref="GraphStoreException">The store was damaged meanwhile.</exception>
    public void CatchUp() => _follower?.CatchUp();

    /// <summary>
    /// Waits for the running writer and for what runs in the background. Readers may go on with what has been read; who needs more of the
    /// snapshot gets a <see cref="GraphStoreException"/>. Again: does nothing.
    /// </summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            _generations?.Close();
            Storage.Dispose();
        }
        finally
        {
            _follower?.Dispose();
            _loaded.Dispose();
            _lock.Held?.Dispose();
        }
    }

    private static DurableStore Open(StoreFolder folder, LockAttempt attempt)
    {
        var loaded = attempt.Held is null ? LoadForReading(folder, attempt) : LoadForWriting(folder);
        DurableStore? store = null;
        try
        {
            store = new DurableStore(folder, attempt, loaded);

            // Older programs must not read what is written from here on as if they knew it.
            if (store.CanWrite && loaded.Version < FileHeader.CurrentVersion)
                store.Checkpoint();
            return store;
        }
        catch
        {
            store?.Storage.Dispose();
            loaded.Dispose();
            throw;
        }
    }

    private static LoadedStore LoadForWriting(StoreFolder folder)
    {
        if (!folder.IsStore)
            CommitLog.Create(folder.LogPath(0), new FileHeader(StoreFileKind.Log, 0, Guid.NewGuid()), folder.Disk);
        var loaded = StoreLoader.Load(folder);
        folder.Tidy(loaded.Snapshot);
        return loaded;
    }

    private static LoadedStore LoadForReading(StoreFolder folder, LockAttempt attempt)
    {
        if (attempt.Problem is { } problem && !folder.IsStore)
            throw new GraphStoreException($"There is no store in {folder.Path}, and none can be made: {problem}");
        return StoreLoader.LoadBesideWriter(folder);
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(_path, e);
        }
    }
}
