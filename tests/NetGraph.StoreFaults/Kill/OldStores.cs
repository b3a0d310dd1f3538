using System.IO.Compression;

namespace NetGraph.StoreFaults.Kill;

/// <summary>
/// Stores that the first format's own writer wrote, by the transactions of <see cref="Workload"/>: one that was never folded, and one
/// with a snapshot and a log. Nothing writes that format any more, so their bytes are kept.
/// </summary>
internal static class OldStores
{
    private static readonly string[] Names = ["format1-logged.zip", "format1-folded.zip"];

    /// <summary>What each holds, by writer.</summary>
    private static readonly (int Writer, int Count)[] Held = [(0, 11), (1, 25), (2, 20), (3, 20)];

    /// <param name="number">Any number chooses one of the stores.</param>
    /// <returns>By writer, how many transactions it holds.</returns>
    public static SortedDictionary<int, int> Unpack(string folder, int number)
    {
        using var packed = new ZipArchive(typeof(OldStores).Assembly.GetManifestResourceStream(Names[number % Names.Length])!); // not null: embedded
        packed.ExtractToDirectory(folder);
        return new SortedDictionary<int, int>(Held.ToDictionary(h => h.Writer, h => h.Count));
    }
}
