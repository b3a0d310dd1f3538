namespace NetGraph.Cypher.Storage;

/// <summary>
/// Remembers which pages of relationships hold living relationships of one type only, and which have nodes of one label at all
/// their starts or ends, so that a scan need not look at each. Shared by all states of a graph: an entry counts for the very page it was made from, and a committed page never changes.
/// </summary>
/// <remarks>Thread-safe without locks: what is remembered never changes, and what is lost to a race is found out again.</remarks>
internal sealed class PageTypes
{
    /// <summary>No single type, or not all alive.</summary>
    public const int Mixed = -1;

    private Entry?[] _entries = [];

    /// <summary>Labels and ends that are remembered of a page.</summary>
    private const int MostFacts = 8;

    /// <summary>The one type of the first <paramref name="count"/> places of a page, or <see cref="Mixed"/>.</summary>
    public int Of(int page, RelationshipCell[] cells, int count) => Find(page, cells, count).Type;

    /// <summary>Whether all of the first <paramref name="count"/> relationships are alive and have a node of the set at one end.</summary>
    public bool AllTouch(int page, RelationshipCell[] cells, int count, NodeSet nodes, bool atEnd)
    {
        var entry = Find(page, cells, count);
        var facts = entry.Facts;
        foreach (var fact in facts)
        {
            if (ReferenceEquals(fact.Nodes, nodes.Identity) && fact.AtEnd == atEnd)
                return fact.Holds;
        }

        var holds = Touch(cells.AsSpan(0, count), nodes, atEnd);
        entry.Facts = [new Fact(nodes.Identity, atEnd, holds), .. facts.Take(MostFacts - 1)];
        return holds;
    }

    private Entry Find(int page, RelationshipCell[] cells, int count)
    {
        var entries = Volatile.Read(ref _entries);
        if (page < entries.Length && entries[page] is { } known && ReferenceEquals(known.Cells, cells) && known.Count == count)
            return known;

        var entry = new Entry(cells, count, Look(cells.AsSpan(0, count)));
        if (page >= entries.Length)
        {
            Array.Resize(ref entries, page + (page / 2) + 8);
            Volatile.Write(ref _entries, entries);
        }

        entries[page] = entry;
        return entry;
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

    private static bool Touch(ReadOnlySpan<RelationshipCell> cells, NodeSet nodes, bool atEnd)
    {
        foreach (ref readonly var cell in cells)
        {
            if (cell.Liveness != Liveness.Alive || !nodes.Contains(atEnd ? cell.End : cell.Start))
                return false;
        }

        return true;
    }

    /// <summary>What is known of a page.</summary>
    private sealed class Entry(RelationshipCell[] cells, int count, int type)
    {
        private Fact[] _facts = [];

        public RelationshipCell[] Cells => cells;

        public int Count => count;

        public int Type => type;

        public Fact[] Facts
        {
            get => Volatile.Read(ref _facts);
            set => Volatile.Write(ref _facts, value);
        }
    }

    /// <param name="Nodes">Identity of the set.</param>
    private sealed record Fact(object Nodes, bool AtEnd, bool Holds);
}
