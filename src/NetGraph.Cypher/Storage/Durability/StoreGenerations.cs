using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The log a store is written to, which changes from generation to generation, and the snapshots between them.
/// </summary>
/// <remarks>
/// <code>
/// checkpoint       log 4 (empty, durable)   writers go over to it      snapshot 4 of the state between      generations before 4
/// writers wait     |------------------------------------------|       written beside them, then renamed    removed
/// </code>
/// A replacement (compaction) is the other way round, and writers wait for all of it: snapshot 4 is written under another name,
/// log 4 made, snapshot 4 renamed. So at any moment the newest snapshot and the logs from its generation on hold everything.
/// </remarks>
internal sealed class StoreGenerations : ICommitLog
{
    /// <summary>Logs longer than this, and longer than the snapshot, are folded into a snapshot when the store is closed.</summary>
    private const long LongLog = 4 * 1024 * 1024;

    /// <summary>The same while the store is in use, where folding takes from what else goes on: about the log of three million relationships.</summary>
    private const long VeryLongLog = 64 * 1024 * 1024;

    private readonly StoreFolder _folder;
    private readonly Lock _changing = new();
    private FileHeader _header;
    private CommitLog _log;
    private long _earlierLogs;
    private ulong _snapshot;
    private long _foldAt;
    private int _isFolding;
    private volatile bool _closing;

    /// <summary>Goes on with the last log of a store. The lock is held.</summary>
    /// <exception cref="IOException">The log cannot be opened for writing.</exception>
    public StoreGenerations(StoreFolder folder, LoadedStore loaded)
    {
        _folder = folder;
        _header = loaded.Header;
        _log = new CommitLog(folder.LogPath(_header.Generation), PointAt(loaded.LogEnd, loaded.State.Names), loaded.MarkNumber, loaded.State.Names, folder.Disk);
        if (loaded.MarkEnd < loaded.LogEnd)
            MakeSure();
        _earlierLogs = loaded.LogBytes - loaded.LogEnd;
        _snapshot = loaded.Snapshot;
        _foldAt = FoldAt(_snapshot, VeryLongLog);
    }

    /// <summary>Set before anything else is called.</summary>
    public GraphStorage Storage { get; set; } = null!; // they need one another

    /// <summary>Why the last checkpoint in the background came to nothing; null: it did not. The logs hold everything all the same.</summary>
    public Exception? CheckpointFailure { get; private set; }

    public IChangeSink Begin() => _log.Begin();

    public LogPoint Append() => _log.Append();

    public void Rollback() => _log.Rollback();

    public void Flush(LogPoint upTo)
    {
        _log.Flush(upTo);
        if (upTo.End + _earlierLogs > Volatile.Read(ref _foldAt) && !_closing && Interlocked.Exchange(ref _isFolding, 1) == 0)
            _ = Task.Factory.StartNew(CheckpointInBackground, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void CutBack(Exception cause) => _log.CutBack(cause);

    public void Dispose() => _log.Dispose();

    /// <summary>Writes a snapshot of what is committed and begins a new log. Writers wait only for the beginning of the new log.</summary>
    /// <exception cref="GraphStoreException">The store cannot be written until it is opened again.</exception>
    /// <exception cref="IOException">The disk failed; everything committed is safe in the logs.</exception>
    public void Checkpoint()
    {
        lock (_changing)
        {
            var (state, header) = BeginLog();
            WriteSnapshot(header, state);
            Finish(header.Generation);
        }
    }

    /// <summary>Puts a graph in the place of the one there is, in a new generation. Waits for the running writer; the next waits for the end.</summary>
    /// <param name="make">The new state, from the one there is.</param>
    /// <exception cref="GraphStoreException">The store cannot be written until it is opened again.</exception>
    /// <exception cref="IOException">The disk failed; the store is as before.</exception>
    public void Replace(Func<GraphState, GraphState> make)
    {
        lock (_changing)
        {
            using var writer = Storage.BeginAlone();
            var state = make(writer.State);
            var header = Next();
            var log = _folder.LogPath(header.Generation);
            var snapshot = _folder.SnapshotPath(header.Generation);
            _folder.Disk.Prepare(snapshot, file => SnapshotWriter.Write(file, header with { Kind = StoreFileKind.Snapshot }, state));
            CommitLog made;
            try
            {
                CommitLog.Create(log, header, _folder.Disk);
                made = new CommitLog(log, PointAt(LogHead.Size, state.Names), 1, state.Names, _folder.Disk);
                PutInPlace(snapshot, made);
            }
            catch
            {
                Forget(snapshot, log);
                throw;
            }

            GoOverTo(made, header);
            Storage.Replace(state);
            Finish(header.Generation);
        }
    }

    /// <summary>Ends what runs in the background, and folds a long log: the next start is faster. Writers must be gone.</summary>
    public void Close()
    {
        _closing = true;
        lock (_changing)
        {
            // Whatever was running has ended.
        }

        if (_log.Flushed.End + _earlierLogs <= FoldAt(_snapshot, LongLog))
            return;
        try
        {
            Checkpoint();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GraphStoreException)
        {
            // The logs hold everything; the snapshot would only have made the next start faster.
            CheckpointFailure = e;
        }
    }

    /// <summary>
    /// What a killed process wrote may be in the system's memory only, and its mark is missing: whoever reads beside us relies on both.
    /// </summary>
    private void MakeSure()
    {
        try
        {
            _log.Flush(_log.Flushed);
        }
        catch
        {
            _log.Dispose();
            throw;
        }
    }

    /// <summary>Where a log goes on whose names are all known.</summary>
    private static LogPoint PointAt(long end, GraphNames names) => new(end, names.Labels.Count, names.Types.Count, names.Keys.Count);

    private void CheckpointInBackground()
    {
        try
        {
            lock (_changing)
            {
                // Asked within: once closed, the folder may be another's.
                if (_closing)
                    return;
                Checkpoint();
            }

            CheckpointFailure = null;
        }
        catch (Exception e)
        {
            // Whatever it was: the logs hold everything, and nobody waits for this. It is tried again when there is more to fold.
            CheckpointFailure = e;
            Volatile.Write(ref _foldAt, _log.Flushed.End + _earlierLogs + VeryLongLog);
        }
        finally
        {
            Volatile.Write(ref _isFolding, 0);
        }
    }

    /// <summary>Makes the next log and has writers go over to it.</summary>
    /// <returns>What is in all logs before it.</returns>
    private (GraphState State, FileHeader Header) BeginLog()
    {
        using var writer = Storage.BeginAlone();
        var header = Next();
        var path = _folder.LogPath(header.Generation);
        CommitLog made;
        try
        {
            CommitLog.Create(path, header, _folder.Disk);
            made = new CommitLog(path, _log.Flushed with { End = LogHead.Size }, 1, writer.State.Names, _folder.Disk);
        }
        catch
        {
            Forget(path);
            throw;
        }

        GoOverTo(made, header);
        return (Storage.Current, header);
    }

    private FileHeader Next() => _header with { Kind = StoreFileKind.Log, Generation = _header.Generation + 1 };

    private void WriteSnapshot(FileHeader header, GraphState state) => _folder.Disk.WriteDurably(
        _folder.SnapshotPath(header.Generation), file => SnapshotWriter.Write(file, header with { Kind = StoreFileKind.Snapshot }, state));

    /// <summary>Names the snapshot that counts from then on. If it can be neither named for sure nor removed for sure, nothing may be written any more.</summary>
    private void PutInPlace(string snapshot, CommitLog made)
    {
        try
        {
            _folder.Disk.PutInPlace(snapshot);
        }
        catch (Exception e)
        {
            made.Dispose();
            if (File.Exists(snapshot))
                _log.Refuse(e);
            throw;
        }
    }

    private void GoOverTo(CommitLog log, FileHeader header)
    {
        var before = _log;
        _earlierLogs += before.Flushed.End;
        _log = log;
        _header = header;
        before.Dispose();
    }

    private void Finish(ulong generation)
    {
        _earlierLogs = 0;
        _snapshot = generation;
        Volatile.Write(ref _foldAt, FoldAt(generation, VeryLongLog));
        _folder.Tidy(generation);
    }

    private long FoldAt(ulong snapshot, long least) => Math.Max(least, snapshot == 0 ? 0 : StoreFolder.LengthOf(_folder.SnapshotPath(snapshot)));

    /// <summary>Removes what a generation that came to nothing has left, in this order: a snapshot that stays needs its log.</summary>
    private void Forget(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            try
            {
                _folder.Disk.Delete(file);
                _folder.Disk.Delete(file + StoreDisk.Unfinished);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An empty log that nothing was appended to changes nothing for who reads it.
                return;
            }
        }
    }
}
