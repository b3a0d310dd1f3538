using System.Globalization;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The files of a store: <c>snapshot-N.ng</c> of the newest generation N (0 has none), <c>log-N.ng</c> and, while a snapshot is
/// being written, logs of generations after it; <c>lock</c> and <c>owner</c>.
/// </summary>
internal sealed class StoreFolder(string path, StoreDisk disk)
{
    private const string Extension = ".ng";
    private const string SnapshotStem = "snapshot";
    private const string LogStem = "log";

    public StoreFolder(string path)
        : this(path, StoreDisk.Real)
    {
    }

    public string Path { get; } = path;

    public StoreDisk Disk => disk;

    public string LogPath(ulong generation) => FilePath(LogStem, generation);

    public string SnapshotPath(ulong generation) => FilePath(SnapshotStem, generation);

    /// <summary>Whether there is a store, sound or not.</summary>
    public bool IsStore => Directory.Exists(Path) && (NewestSnapshot() > 0 || Logs().Count > 0);

    /// <summary>Size of all snapshots and logs.</summary>
    public long Bytes() => Directory.EnumerateFiles(Path, "*" + Extension).Sum(LengthOf);

    /// <summary>The generation of the newest snapshot; 0 when there is none.</summary>
    public ulong NewestSnapshot() => Generations(SnapshotStem).DefaultIfEmpty(0UL).Max();

    /// <summary>Generations of the snapshots that exist, ascending.</summary>
    public List<ulong> Snapshots() => [.. Generations(SnapshotStem).Order()];

    /// <summary>Generations of the logs that exist, ascending.</summary>
    public List<ulong> Logs() => [.. Generations(LogStem).Order()];

    /// <summary>Deletes what the snapshot of a generation has made needless, or an interrupted checkpoint has left: whatever is older, and unfinished files.</summary>
    /// <remarks>What cannot be deleted stays: it is never read, and the next opening tries again.</remarks>
    public void Tidy(ulong generation)
    {
        foreach (var file in Directory.GetFiles(Path, "*" + Extension + StoreDisk.Unfinished))
            TryDelete(file);
        foreach (var older in Snapshots().Where(g => g < generation))
            TryDelete(SnapshotPath(older));
        foreach (var older in Logs().Where(g => g < generation))
            TryDelete(LogPath(older));
    }

    /// <summary>In bytes; 0 when there is no such file.</summary>
    public static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private void TryDelete(string file)
    {
        try
        {
            disk.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // See the remarks of Tidy.
        }
    }

    private string FilePath(string stem, ulong generation) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{stem}-{generation}{Extension}"));

    private IEnumerable<ulong> Generations(string stem) => Directory.EnumerateFiles(Path, stem + "-*" + Extension)
        .Select(f => ulong.TryParse(System.IO.Path.GetFileNameWithoutExtension(f).AsSpan(stem.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (ulong?)null)
        .OfType<ulong>();
}
