using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// The hash part of a <see cref="PropertyIndex"/>. Equivalent values (1 and 1.0) share an entry; the entities of an entry form a
/// doubly linked list, so adding and removing cost the same however common a value is.
/// </summary>
/// <remarks>
/// Open addressing with linear probing; removal shifts back (Knuth, TAOCP 3, 6.4, algorithm R). Copied on write by pages. Holds
/// no values: they are read from the state, so an entity is removed before its value changes and added after.
/// </remarks>
internal sealed class ValueHash
{
    private const int InitialCapacity = 64;

    private readonly IndexShape _shape;
    private readonly long _epoch;
    private readonly PagedArray<Entry> _entries;
    private readonly PagedArray<Link> _links;
    private PagedArray<int> _slots;
    private int _capacity = InitialCapacity;
    private int _entryHigh;
    private int _freeEntry;

    public ValueHash(IndexShape shape, long epoch)
    {
        _shape = shape;
        _epoch = epoch;
        _entries = new(epoch);
        _links = new(epoch);
        _slots = new(epoch);
    }

    private ValueHash(ValueHash from, long epoch)
    {
        _shape = from._shape;
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

    /// <summary>Entities in the index.</summary>
    public long Count { get; private set; }

    public long DistinctValues { get; private set; }

    /// <summary>A hash over what the state holds now.</summary>
    /// <param name="step">Called once an entity; null for nothing.</param>
    public static ValueHash Build(IndexShape shape, GraphState state, Action? step = null)
    {
        var hash = new ValueHash(shape, state.Epoch);
        foreach (var id in shape.Entities(state))
        {
            step?.Invoke();
            if (shape.HasAll(state, id))
                hash.Add(id, state);
        }

        return hash;
    }

    public ValueHash Fork(long epoch) => new(this, epoch);

    /// <summary>Whether the entity is in the index.</summary>
    public bool Contains(int id) => _links[id].Entry != 0;

    /// <summary>An entity whose values are equivalent, or -1.</summary>
    /// <param name="values">One for each property.</param>
    public int FindFirst(ReadOnlySpan<CellProbe> values, GraphState state)
    {
        var entry = FindEntry(values, Hash(values), state);
        return entry < 0 ? -1 : _entries[entry].First - 1;
    }

    /// <summary>All entities whose values are equivalent, ascending.</summary>
    public int[] FindAll(ReadOnlySpan<CellProbe> values, GraphState state)
    {
        var entry = FindEntry(values, Hash(values), state);
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

    /// <summary>Two entities with equivalent values, the lower id first, or null when no value repeats.</summary>
    public (int First, int Second)? FindRepeated()
    {
        for (var entry = 0; entry < _entryHigh; entry++)
        {
            var held = _entries[entry];
            if (held.Count < 2)
                continue;
            var (first, second) = (held.First - 1, _links[held.First - 1].Next - 1);
            return (Math.Min(first, second), Math.Max(first, second));
        }

        return null;
    }

    /// <summary>All entities, equivalent ones together.</summary>
    public int[] Ids()
    {
        var ids = new int[Count];
        var next = 0;
        for (var entry = 0; entry < _entryHigh; entry++)
        {
            if (_entries[entry].Count == 0)
                continue;
            for (var link = _entries[entry].First; link != 0; link = _links[link - 1].Next)
                ids[next++] = link - 1;
        }

        return ids;
    }

    /// <summary>Adds an entity that has its values already. It must not be in the index.</summary>
    public void Add(int id, GraphState state)
    {
        if (_shape.Keys.Length == 1)
        {
            var value = CellProbe.Of(_shape.Cell(state, id, 0), state.Names.Pool);
            Add(id, new ReadOnlySpan<CellProbe>(in value), state);
            return;
        }

        var values = new CellProbe[_shape.Keys.Length];
        for (var place = 0; place < values.Length; place++)
            values[place] = CellProbe.Of(_shape.Cell(state, id, place), state.Names.Pool);
        Add(id, values, state);
    }

    /// <summary>Removes an entity, if it is in the index; it still has its values.</summary>
    public void Remove(int id)
    {
        var link = _links[id];
        if (link.Entry == 0)
            return;

        if (link.Next != 0)
            _links.Edit(link.Next - 1).Previous = link.Previous;
        ref var entry = ref _entries.Edit(link.Entry - 1);
        if (link.Previous != 0)
            _links.Edit(link.Previous - 1).Next = link.Next;
        else
            entry.First = link.Next;

        _links.Edit(id) = default;
        Count--;
        if (--entry.Count == 0)
            RemoveEntry(link.Entry - 1);
    }

    private void Add(int id, ReadOnlySpan<CellProbe> values, GraphState state)
    {
        var hash = Hash(values);
        var entry = FindEntry(values, hash, state);
        if (entry < 0)
            entry = AddEntry(hash);

        ref var held = ref _entries.Edit(entry);
        if (held.First != 0)
            _links.Edit(held.First - 1).Previous = id + 1;
        _links.Edit(id) = new Link { Entry = entry + 1, Next = held.First };
        held.First = id + 1;
        held.Count++;
        Count++;
    }

    private static int Hash(ReadOnlySpan<CellProbe> values)
    {
        if (values.Length == 1)
            return values[0].Hash;

        var hash = 17;
        foreach (ref readonly var value in values)
            hash = unchecked((hash * 31) + value.Hash);
        return hash;
    }

    private int FindEntry(ReadOnlySpan<CellProbe> values, int hash, GraphState state)
    {
        for (var slot = Home(hash); ; slot = (slot + 1) & (_capacity - 1))
        {
            var held = _slots[slot];
            if (held == 0)
                return -1;

            var entry = _entries[held - 1];
            if (entry.Hash == hash && IsHeld(values, entry.First - 1, state))
                return held - 1;
        }
    }

    private bool IsHeld(ReadOnlySpan<CellProbe> values, int id, GraphState state)
    {
        for (var place = 0; place < values.Length; place++)
        {
            if (!values[place].Matches(_shape.Cell(state, id, place), state.Names.Pool))
                return false;
        }

        return true;
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

    /// <summary>Hashes of small integers and of string ids run on; the multiplication (Fibonacci hashing) spreads them.</summary>
    private int Home(int hash) => (int)(((uint)hash * 2654435769u) >> 7) & (_capacity - 1);

    private struct Entry
    {
        public int Hash;

        /// <summary>First entity plus one; in a free entry the next free entry plus one.</summary>
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
