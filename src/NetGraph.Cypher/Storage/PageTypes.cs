namespace NetGraph.Cypher.Storage;

/// <summary>
/// Remembers which pages of relationships hold living relationships of one type only, and which have nodes of one label at all
/// their starts or ends, so that a scan need not look at each; and where in a mixed page those of a type lie, and the ends
/// themselves, in arrays. Shared by all states of a graph: an entry counts for the very page it was made from, and a committed page never changes.
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

    /// <summary>Where in a page the living relationships of a type are, ascending. For reading only.</summary>
    public short[] Places(int page, RelationshipCell[] cells, int count, int type)
    {
        var entry = Find(page, cells, count);
        if (!entry.MayHold(type))
            return [];
        foreach (var known in entry.Types)
        {
            if (known.Type == type)
                return known.Places;
        }

        var places = new List<short>();
        for (var place = 0; place < count; place++)
        {
            if (cells[place].Type == type && cells[place].Liveness == Liveness.Alive)
                places.Add((short)place);
        }

        var found = new TypePlaces(type, [.. places]);
        entry.Types = [found, .. entry.Types.Take(MostFacts - 1)];
        return found.Places;
    }

    /// <summary>The start or end nodes of the first <paramref name="count"/> relationships.</summary>
    public int[] Ends(int page, RelationshipCell[] cells, int count, bool atEnd)
    {
        var entry = Find(page, cells, count);
        if ((atEnd ? entry.Ends : entry.Starts) is { } known)
            return known;
        var ends = new int[count];
        for (var i = 0; i < count; i++)
            ends[i] = atEnd ? cells[i].End : cells[i].Start;
        if (atEnd)
            entry.Ends = ends;
        else
            entry.Starts = ends;
        return ends;
    }

    private Entry Find(int page, RelationshipCell[] cells, int count)
    {
        var entries = Volatile.Read(ref _entries);
        if (page < entries.Length && entries[page] is { } known && ReferenceEquals(known.Cells, cells) && known.Count == count)
            return known;

        var entry = new Entry(cells, count, Look(cells.AsSpan(0, count)), MaskOf(cells.AsSpan(0, count)));
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

    /// <summary>A bit for each type of the living, those a multiple of 64 apart in one.</summary>
    private static ulong MaskOf(ReadOnlySpan<RelationshipCell> cells)
    {
        var mask = 0UL;
        foreach (ref readonly var cell in cells)
            mask |= cell.Liveness == Liveness.Alive ? 1UL << (cell.Type & 63) : 0;
        return mask;
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
    private sealed class Entry(RelationshipCell[] cells, int count, int type, ulong mask)
    {
        private TypePlaces[] _types = [];
        private Fact[] _facts = [];
        private int[]? _starts;
        private int[]? _ends;

        public RelationshipCell[] Cells => cells;

        public int Count => count;

        public int Type => type;

        /// <summary>Those that were asked for.</summary>
        public TypePlaces[] Types
        {
            get => Volatile.Read(ref _types);
            set => Volatile.Write(ref _types, value);
        }

        public bool MayHold(int wanted) => (mask >> (wanted & 63) & 1) != 0;

        /// <summary>Null until asked for, as <see cref="Ends"/>.</summary>
        public int[]? Starts
        {
            get => Volatile.Read(ref _starts);
            set => Volatile.Write(ref _starts, value);
        }

        public int[]? Ends
        {
            get => Volatile.Read(ref _ends);
            set => Volatile.Write(ref _ends, value);
        }

        public Fact[] Facts
        {
            get => Volatile.Read(ref _facts);
            set => Volatile.Write(ref _facts, value);
        }
    }

    private sealed record TypePlaces(int Type, short[] Places);

    /// <param name="Nodes">Identity of the set.</param>
    private sealed record Fact(object Nodes, bool AtEnd, bool Holds);
}
