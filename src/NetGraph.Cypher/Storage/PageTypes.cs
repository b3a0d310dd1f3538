namespace NetGraph.Cypher.Storage;

/// <summary>
/// Remembers which pages of relationships hold living relationships of one type only, so that a scan need not look at each.
/// Shared by all states of a graph: an entry counts for the very page it was made from, and a committed page never changes.
/// </summary>
/// <remarks>Thread-safe without locks: an entry is immutable, and one lost to a race is made again.</remarks>
internal sealed class PageTypes
{
    /// <summary>No single type, or not all alive.</summary>
    public const int Mixed = -1;

    private Entry?[] _entries = [];

    /// <summary>The one type of the first <paramref name="count"/> places of a page, or <see cref="Mixed"/>.</summary>
    public int Of(int page, RelationshipCell[] cells, int count)
    {
        var entries = Volatile.Read(ref _entries);
        if (page < entries.Length && entries[page] is { } known && ReferenceEquals(known.Cells, cells) && known.Count == count)
            return known.Type;

        var entry = new Entry(cells, count, Look(cells.AsSpan(0, count)));
        if (page >= entries.Length)
        {
            Array.Resize(ref entries, page + (page / 2) + 8);
            Volatile.Write(ref _entries, entries);
        }

        entries[page] = entry;
        return entry.Type;
    }

    private static int Look(ReadOnlySpan<RelationshipCell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            if (cell.Type != cells[0].Type || cell.Liveness != Liveness.Alive)
                return Mixed;
        }

        return cells.Length > 0 ? cells[0].Type : Mixed;
    }

    private sealed record Entry(RelationshipCell[] Cells, int Count, int Type);
}
