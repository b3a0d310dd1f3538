using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// Makes a graph the whole content of a folder, whatever store it holds, sound or not. What is there stays until the new
/// snapshot has its name.
/// </summary>
internal static class StoreRestoration
{
    /// <exception cref="GraphStoreException">Another process writes the store, or the disk failed; what was there is as before.</exception>
    public static void Run(StoreFolder folder, GraphState state, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            var attempt = StoreLock.TryTake(folder.Path, time);
            using var held = attempt.Held;
            if (held is null)
                throw attempt.Problem is { } problem ? StoreErrors.ReadOnly(folder.Path, problem) : StoreErrors.Held(folder.Path, attempt.Holder ?? "another process");
            Replace(folder, state);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Failed(folder.Path, e);
        }
    }

    /// <summary>The log is empty and of the same store, so it changes nothing for who reads the old snapshot with it after a crash.</summary>
    private static void Replace(StoreFolder folder, GraphState state)
    {
        var generation = folder.Snapshots().Concat(folder.Logs()).DefaultIfEmpty(0UL).Max() + 1;
        var header = new FileHeader(StoreFileKind.Snapshot, generation, StoreId(folder));
        var snapshot = folder.SnapshotPath(generation);
        var log = folder.LogPath(generation);
        folder.Disk.Prepare(snapshot, file => SnapshotWriter.Write(file, header, state));
        try
        {
            CommitLog.Create(log, header with { Kind = StoreFileKind.Log }, folder.Disk);
            folder.Disk.PutInPlace(snapshot);
        }
        catch
        {
            folder.Disk.Delete(snapshot + StoreDisk.Unfinished);
            if (!File.Exists(snapshot))
                folder.Disk.Delete(log);
            throw;
        }

        folder.Tidy(generation);
    }

    /// <summary>That of the newest log; a new one when it cannot be read, for then there is nothing to be kept.</summary>
    private static Guid StoreId(StoreFolder folder)
    {
        if (folder.Logs() is not { Count: > 0 } logs)
            return Guid.NewGuid();
        try
        {
            var path = folder.LogPath(logs[^1]);
            using var file = StoreLoader.OpenLog(path);
            return LogReplay.ReadHead(file, path).Header.StoreId;
        }
        catch (Exception e) when (e is GraphStoreException or IOException)
        {
            return Guid.NewGuid();
        }
    }
}
