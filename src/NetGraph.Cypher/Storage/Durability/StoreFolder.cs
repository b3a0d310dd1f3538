using System.Globalization;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The files of a store: <c>snapshot-N.ng</c> and <c>log-N.ng</c> of the current generation N (0 has no snapshot), <c>lock</c>, <c>owner</c>.</summary>
internal sealed class StoreFolder(string path)
{
    private const string Extension = ".ng";

    public string Path { get; } = path;

    public string LogPath(ulong generation) => FilePath("log", generation);

    public string SnapshotPath(ulong generation) => FilePath("snapshot", generation);

    /// <summary>Whether there is a store, sound or not.</summary>
    public bool IsStore => Directory.Exists(Path) && (NewestSnapshot() > 0 || Logs().Count > 0);

    /// <summary>Size of all snapshots and logs.</summary>
    public long Bytes() => Directory.EnumerateFiles(Path, "*" + Extension).Sum(f => new FileInfo(f).Length);

    /// <summary>The generation of the newest snapshot; 0 when there is none.</summary>
    public ulong NewestSnapshot() => Generations("snapshot").DefaultIfEmpty(0UL).Max();

    /// <summary>Generations of the logs that exist.</summary>
    public List<ulong> Logs() => [.. Generations("log").Order()];

    /// <summary>Deletes what an interrupted compaction left: all of other generations, and unfinished files.</summary>
    public void Tidy(ulong generation)
    {
        foreach (var file in Directory.GetFiles(Path, "*" + StoreDisk.Unfinished))
            File.Delete(file);
        foreach (var other in Generations("snapshot").Where(g => g != generation).ToList())
            File.Delete(SnapshotPath(other));
        foreach (var other in Generations("log").Where(g => g != generation).ToList())
            File.Delete(LogPath(other));
    }

    private string FilePath(string stem, ulong generation) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{stem}-{generation}{Extension}"));

    private IEnumerable<ulong> Generations(string stem) => Directory.EnumerateFiles(Path, stem + "-*" + Extension)
        .Select(f => ulong.TryParse(System.IO.Path.GetFileNameWithoutExtension(f).AsSpan(stem.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (ulong?)null)
        .OfType<ulong>();
}
