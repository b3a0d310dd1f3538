using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// A hash index from the values of one property to the nodes of one label, unique or not. Equivalent values (1 and 1.0) share
/// an entry; the nodes of an entry form a doubly linked list, so adding and removing cost the same however common a value is.
/// </summary>
/// <remarks>Open addressing with linear probing; removal shifts back (Knuth, TAOCP 3, 6.4, algorithm R). Copied on write by pages.</remarks>
internal sealed class PropertyIndex
{
    private const int InitialCapacity = 64;

    private readonly long _epoch;
    private readonly PagedArray<Entry> _entries;
    private readonly PagedArray<Link> _links;
    private PagedArray<int> _slots;
    private int _capacity = InitialCapacity;
    private int _entryHigh;
    private int _freeEntry;

    public PropertyIndex(int label, int key, bool unique, long epoch)
    {
        Label = label;
        Key = key;
        Unique = unique;
        _epoch = epoch;
        _entries = new(epoch);
        _links = new(epoch);
        _slots = new(epoch);
    }

    private PropertyIndex(PropertyIndex from, long epoch)
    {
        Label = from.Label;
        Key = from.Key;
        Unique = from.Unique;
        Count = from.Count;
        DistinctValues = from.DistinctValues;
        _epoch = epoch;
        _entries = from._entries.Fork(epoch);
        _links = from._links.Fork(epoch);
        _slots = from._slots.Fork(epoch);
        _capacity = from._capacity;
        _entryHigh = from._entryHigh;
        _freeEntry = from._freeEntry;
    }

    public int Label { get; }

    public int Key { get; }

    public bool Unique { get; }

    /// <summary>Nodes in the index.</summary>
    public long Count { get; private set; }

    public long DistinctValues { get; private set; }

    public PropertyIndex Fork(long epoch) => new(this, epoch);

    /// <summary>A node whose value is equivalent, or -1.</summary>
    public int FindFirst(GraphValue value, GraphState state)
    {
        var entry = FindEntry(value, GraphEquivalence.Instance.GetHashCode(value), state);
        return entry < 0 ? -1 : _entries[entry].First - 1;
    }

    /// <summary>All nodes whose value is equivalent, ascending.</summary>
    public int[] FindAll(GraphValue value, GraphState state)
    {
        var entry = FindEntry(value, GraphEquivalence.Instance.GetHashCode(value), state);
        if (entry < 0)
            return [];

        var found = new int[_entries[entry].Count];
        var next = _entries[entry].First;
        for (var i = found.Length - 1; i >= 0; i--)
        {
            found[i] = next - 1;
            next = _links[next - 1].Next;
        }

        Array.Sort(found);
        return found;
    }

    /// <summary>Adds a node whose property is, or is about to become, <paramref name="value"/>. It must not be in the index.</summary>
    public void Add(int node, GraphValue value, GraphState state)
    {
        var hash = GraphEquivalence.Instance.GetHashCode(value);
        var entry = FindEntry(value, hash, state);
        if (entry < 0)
            entry = AddEntry(hash);

        ref var held = ref _entries.Edit(entry);
        if (held.First != 0)
            _links.Edit(held.First - 1).Previous = node + 1;
        _links.Edit(node) = new Link { Entry = entry + 1, Next = held.First };
        held.First = node + 1;
        held.Count++;
        Count++;
    }

    /// <summary>Removes a node, if it is in the index.</summary>
    public void Remove(int node)
    {
        var link = _links[node];
        if (link.Entry == 0)
            return;

        if (link.Next != 0)
            _links.Edit(link.Next - 1).Previous = link.Previous;
        ref var entry = ref _entries.Edit(link.Entry - 1);
        if (link.Previous != 0)
            _links.Edit(link.Previous - 1).Next = link.Next;
        else
            entry.First = link.Next;

        _links.Edit(node) = default;
        Count--;
        if (--entry.Count == 0)
            RemoveEntry(link.Entry - 1);
    }

    private int FindEntry(GraphValue value, int hash, GraphState state)
    {
        for (var slot = Home(hash); ; slot = (slot + 1) & (_capacity - 1))
        {
            var held = _slots[slot];
            if (held == 0)
                return -1;

            var entry = _entries[held - 1];
            if (entry.Hash == hash && GraphEquivalence.Instance.Equals(state.NodeValue(entry.First - 1, Key), value))
                return held - 1;
        }
    }

    private int AddEntry(int hash)
    {
        if ((DistinctValues + 1) * 4 > _capacity * 3L)
            Grow();

        int entry;
        if (_freeEntry != 0)
        {
            entry = _freeEntry - 1;
            _freeEntry = _entries[entry].First;
        }
        else
        {
            entry = _entryHigh++;
        }

        _entries.Edit(entry) = new Entry { Hash = hash };
        Place(entry, hash);
        DistinctValues++;
        return entry;
    }

    private void RemoveEntry(int entry)
    {
        var mask = _capacity - 1;
        var hole = Home(_entries[entry].Hash);
        while (_slots[hole] != entry + 1)
            hole = (hole + 1) & mask;

        for (var next = (hole + 1) & mask; _slots[next] != 0; next = (next + 1) & mask)
        {
            // An entry may move back into the hole unless its home lies behind the hole.
            var home = Home(_entries[_slots[next] - 1].Hash);
            if (((next - home) & mask) < ((next - hole) & mask))
                continue;
            _slots.Edit(hole) = _slots[next];
            hole = next;
        }

        _slots.Edit(hole) = 0;
        _entries.Edit(entry) = new Entry { First = _freeEntry };
        _freeEntry = entry + 1;
        DistinctValues--;
    }

    private void Grow()
    {
        var old = _slots;
        var oldCapacity = _capacity;
        _capacity *= 2;
        _slots = new(_epoch);
        for (var slot = 0; slot < oldCapacity; slot++)
        {
            if (old[slot] is var held and not 0)
                Place(held - 1, _entries[held - 1].Hash);
        }
    }

    private void Place(int entry, int hash)
    {
        var slot = Home(hash);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_capacity - 1);
        _slots.Edit(slot) = entry + 1;
    }

    /// <summary>Hashes of small integers run on; the multiplication (Fibonacci hashing) spreads them.</summary>
    private int Home(int hash) => (int)(((uint)hash * 2654435769u) >> 7) & (_capacity - 1);

    private struct Entry
    {
        public int Hash;

        /// <summary>First node plus one; in a free entry the next free entry plus one.</summary>
        public int First;
        public int Count;
    }

    private struct Link
    {
        public int Entry;
        public int Next;
        public int Previous;
    }
}
