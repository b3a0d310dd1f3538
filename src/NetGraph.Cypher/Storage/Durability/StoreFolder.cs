using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The files of a store: <c>snapshot-N.ng</c> and <c>log-N.ng</c> of the current generation N (0 has no snapshot), <c>lock</c>, <c>owner</c>.</summary>
internal sealed class StoreFolder(string path)
{
    private const string Extension = ".ng";
    private const string Unfinished = ".tmp";

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
        foreach (var file in Directory.GetFiles(Path, "*" + Unfinished))
            File.Delete(file);
        foreach (var other in Generations("snapshot").Where(g => g != generation).ToList())
            File.Delete(SnapshotPath(other));
        foreach (var other in Generations("log").Where(g => g != generation).ToList())
            File.Delete(LogPath(other));
    }

    /// <summary>Writes a file so that after a crash it is there whole or not at all.</summary>
    public static void WriteDurably(string path, Action<SafeFileHandle> write)
    {
        var unfinished = path + Unfinished;
        using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write))
        {
            write(file);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(unfinished, path, overwrite: true);
        FlushFolder(System.IO.Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes the folder's entries durable, where the system has a way to.</summary>
    public static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;

        var descriptor = open(folder, 0);
        if (descriptor < 0)
            return;
        _ = fsync(descriptor);
        _ = close(descriptor);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);

    private string FilePath(string stem, ulong generation) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{stem}-{generation}{Extension}"));

    private IEnumerable<ulong> Generations(string stem) => Directory.EnumerateFiles(Path, stem + "-*" + Extension)
        .Select(f => ulong.TryParse(System.IO.Path.GetFileNameWithoutExtension(f).AsSpan(stem.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (ulong?)null)
        .OfType<ulong>();
}
