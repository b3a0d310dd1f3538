using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Checks a snapshot byte by byte: every record is sound, and they stand one after the other without a gap.</summary>
internal static class SnapshotCheck
{
    /// <exception cref="GraphStoreException">Names the first record that is not as it should be.</exception>
    public static void Require(SnapshotFile file)
    {
        file.ReadHeader();
        var end = (long)FileHeader.Size;
        foreach (var part in file.ReadContents().Parts)
        {
            if (part.Offset != end)
                throw StoreErrors.Damaged(file.Path, end, $"the next record should begin here, and not at {part.Offset}");
            file.Check(part);
            end += part.Length;
        }
    }
}
