using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// A graph kept in a folder. Opening loads the newest snapshot and replays the log of the same generation; compacting writes
/// the next generation and then removes the one before.
/// </summary>
/// <remarks>
/// <code>
/// snapshot-3.ng   everything up to the start of log 3
/// log-3.ng        committed transactions since then
/// </code>
/// Order of a compaction: empty log 4 (durable), snapshot 4 (durable, renamed into place: from now on 4 counts), remove 3.
/// Without the lock (another process writes, or the folder cannot be written) the graph is read as it was when opened.
/// </remarks>
internal sealed class DurableStore : IDisposable
{
    /// <summary>A log longer than this, and longer than the snapshot, is folded into a snapshot when the store is closed.</summary>
    private const long LongLog = 4 * 1024 * 1024;

    private readonly StoreFolder _folder;
    private readonly StoreLock? _lock;
    private readonly string? _holder;
    private readonly StoreDisk _disk;
    private FileHeader _header;
    private CommitLog? _log;
    private readonly Lock _catchingUp = new();
    private long _readEnd;
    private bool _disposed;

    private DurableStore(StoreFolder folder, StoreLock? held, string? holder, LoadedStore loaded, StoreDisk disk)
    {
        _folder = folder;
        _lock = held;
        _holder = holder;
        _disk = disk;
        _header = loaded.Header;
        if (held is not null)
            _log = new CommitLog(folder.LogPath(loaded.Header.Generation), PointAt(loaded.LogEnd, loaded.State.Names), loaded.MarkNumber, loaded.State.Names, disk);
        Storage = new GraphStorage(loaded.State, held is null ? null : new CurrentLog(this));
        TornBytes = loaded.TornBytes;
        _readEnd = loaded.LogEnd;
    }

    public GraphStorage Storage { get; }

    /// <summary>Bytes of uncommitted changes that a crash had left at the end of the log.</summary>
    public long TornBytes { get; }

    public bool CanWrite => _lock is not null;

    /// <summary>Opens the store, making it when the folder is missing or empty.</summary>
    /// <exception cref="GraphStoreException">The store is damaged, of a newer version, or the folder cannot be used.</exception>
    /// <param name="disk">Null: the disk as it is.</param>
    public static DurableStore Open(string path, StoreDisk? disk = null)
    {
        disk ??= StoreDisk.Real;
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            throw new GraphStoreException($"{full} is a file; an embedded store is a folder.");

        StoreLock? held = null;
        try
        {
            Directory.CreateDirectory(full);
            var folder = new StoreFolder(full);
            (held, var holder) = StoreLock.TryTake(full);
            if (held is not null)
                CreateWhenNew(folder, disk);
            var loaded = held is not null ? StoreLoader.Load(folder) : StoreLoader.LoadBesideWriter(folder);
            if (held is not null)
                folder.Tidy(loaded.Header.Generation);
            return new DurableStore(folder, held, holder, loaded, disk);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new GraphStoreException($"The store {full} could not be opened: {e.Message}", innerException: e);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <exception cref="GraphStoreException">The store was opened for reading only; names the writer.</exception>
    public void RequireWritable()
    {
        if (_lock is null)
            throw _holder is null ? StoreErrors.ReadOnly(_folder.Path) : StoreErrors.Held(_folder.Path, _holder);
    }

    /// <summary>Writes the graph anew without what deletions left behind, and empties the log. Waits for the running writer.</summary>
    /// <exception cref="GraphStoreException">The store is read-only, or the disk failed; the store is as before.</exception>
    public void Compact()
    {
        RequireWritable();
        using var writer = Storage.BeginAlone();
        try
        {
            StartGeneration(StateCompactor.Compact(writer.State));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(_folder.Path, e);
        }
    }

    /// <summary>Gives up the graph for another. Waits for the running writer.</summary>
    /// <exception cref="IOException">The disk failed; the store is as before.</exception>
    public void ReplaceBy(GraphState state)
    {
        RequireWritable();
        using var writer = Storage.BeginAlone();
        StartGeneration(state.Fork(writer.State.Epoch));
    }

    /// <summary>Beside another process that writes: reads what it has committed since the last time. Does nothing otherwise.</summary>
    /// <exception cref="GraphStoreException">The store was damaged meanwhile.</exception>
    public void CatchUp()
    {
        if (_holder is null)
            return;

        lock (_catchingUp)
        {
            if (_folder.NewestSnapshot() != _header.Generation)
                ReadAnew();
            else if (LengthOf(_folder.LogPath(_header.Generation)) != _readEnd)
                ReadOn();
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Storage.Dispose();
        _lock?.Dispose();
    }

    private static void CreateWhenNew(StoreFolder folder, StoreDisk disk)
    {
        if (folder.NewestSnapshot() == 0 && folder.Logs().Count == 0)
            CommitLog.Create(folder.LogPath(0), new FileHeader(StoreFileKind.Log, 0, Guid.NewGuid()), disk);
    }

    private void ReadAnew()
    {
        var loaded = StoreLoader.LoadBesideWriter(_folder);
        _header = loaded.Header;
        _readEnd = loaded.LogEnd;
        using var writer = Storage.BeginWrite();
        Storage.Replace(loaded.State.Fork(writer.State.Epoch));
    }

    private void ReadOn()
    {
        try
        {
            using var file = StoreLoader.OpenLog(_folder.LogPath(_header.Generation));
            using var writer = Storage.BeginWrite();
            _readEnd = LogReplay.Run(file, file.Name, writer, _readEnd).End;
            writer.Commit();
        }
        catch (FileNotFoundException)
        {
            // A compaction has just removed the log.
            ReadAnew();
        }
    }

    /// <summary>Where a log goes on whose names are all known.</summary>
    private static LogPoint PointAt(long end, GraphNames names) => new(end, names.Labels.Count, names.Types.Count, names.Keys.Count);

    /// <summary>Asked once: between two questions the writer beside us may remove the file.</summary>
    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    /// <summary>Only from within a write transaction or after the last: nothing may be appended to the old log.</summary>
    private void StartGeneration(GraphState state)
    {
        var next = _header with { Generation = _header.Generation + 1 };
        var log = _folder.LogPath(next.Generation);
        CommitLog.Create(log, next with { Kind = StoreFileKind.Log }, _disk);
        _disk.WriteDurably(
            _folder.SnapshotPath(next.Generation),
            file => SnapshotWriter.Write(file, next with { Kind = StoreFileKind.Snapshot }, state));

        _log?.Dispose();
        _log = new CommitLog(log, PointAt(LogHead.Size, state.Names), 1, state.Names, _disk);
        _header = next;
        Storage.Replace(state);
        _folder.Tidy(next.Generation);
    }

    private void Close()
    {
        var log = _log;
        if (log is null)
            return;

        try
        {
            if (log.Flushed.End > LongLog && log.Flushed.End > LengthOf(_folder.SnapshotPath(_header.Generation)))
                StartGeneration(Storage.Current);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The log holds everything; the snapshot would only have made the next start faster.
        }

        _log?.Dispose();
    }

    /// <summary>The storage keeps one log; which file that is changes with the generation.</summary>
    private sealed class CurrentLog(DurableStore store) : ICommitLog
    {
        private CommitLog Log => store._log ?? throw new ObjectDisposedException(nameof(DurableStore));

        public IChangeSink Begin() => Log.Begin();

        public LogPoint Append() => Log.Append();

        public void Flush(LogPoint upTo) => Log.Flush(upTo);

        public void CutBack(Exception cause) => Log.CutBack(cause);

        public void Rollback() => Log.Rollback();

        public void Dispose() => store.Close();
    }
}
