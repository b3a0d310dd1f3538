using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Keeps a graph that was read beside another process up to date with what that process commits: reads on in its log and, when it
/// has begun another, in that; reads anew when there is another snapshot, for it may hold another graph.
/// </summary>
internal sealed class StoreFollower(StoreFolder folder, GraphStorage storage, LoadedStore loaded) : IDisposable
{
    private readonly Lock _following = new();
    private LoadedStore _loaded = loaded;
    private ulong _snapshot = loaded.Snapshot;
    private FileHeader _log = loaded.Header;
    private long _end = loaded.LogEnd;

    /// <summary>Reads what has become durable since the last time. Thread-safe.</summary>
    /// <exception cref="GraphStoreException">The store was damaged meanwhile.</exception>
    public void CatchUp()
    {
        lock (_following)
        {
            if (folder.NewestSnapshot() != _snapshot || !TryReadOn())
                ReadAnew();
        }
    }

    /// <summary>Closes the file of the newest state. Readers of states before it may still need theirs, which close when nobody does.</summary>
    public void Dispose() => _loaded.Dispose();

    /// <summary>False when the log is gone: a checkpoint has just removed it.</summary>
    private bool TryReadOn()
    {
        try
        {
            // Looked for before the end of this one is read: from then on nothing is appended to it.
            while (StoreLoader.HasBegun(folder, _log.Generation + 1))
            {
                ReadOn(onlyMarked: false);
                _log = _log with { Generation = _log.Generation + 1 };
                _end = LogHead.Size;
            }

            ReadOn(onlyMarked: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <param name="onlyMarked">False for a log that another goes on from: all of it is durable, also where a crash kept its mark behind.</param>
    private void ReadOn(bool onlyMarked)
    {
        var path = folder.LogPath(_log.Generation);
        using var file = StoreLoader.OpenLog(path);
        if (file.Length == _end)
            return;
        StoreLoader.RequireOwn(LogReplay.ReadHead(file, path).Header, _log.Generation, _log.StoreId, path);
        using var writer = storage.BeginWrite();
        _end = LogReplay.Run(file, path, () => writer, _end, onlyMarked).End;
        writer.Commit();
    }

    private void ReadAnew()
    {
        var anew = StoreLoader.LoadBesideWriter(folder);
        _loaded = anew;
        _snapshot = anew.Snapshot;
        _log = anew.Header;
        _end = anew.LogEnd;
        using var writer = storage.BeginWrite();
        storage.Replace(anew.State.Fork(Math.Max(writer.State.Epoch, anew.State.Epoch + 1)));
    }
}
