using System.Numerics;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Finds relationships of one type by their ends and identity properties. Looks through the end with fewer relationships as
/// long as that is cheap; once it has looked at as many as the type has, or more rows are to come than the type has, it builds
/// a hash table over all of them, so that a batch between hubs stays linear.
/// </summary>
/// <remarks>
/// Open addressing with linear probing. A slot is a relationship id plus one and 32 bits of hash: what is not there is found out
/// in one cache line. Keys are read from the graph, or from rows on their way into it. Where several relationships match, as
/// other writers may have made them, it is always the first that was made.
/// </remarks>
internal sealed class RelationshipFinder(int type, int[] identityKeys)
{
    private const int FreeLooks = 256;
    private const int MostSlots = 1 << 30;

    private readonly int[] _types = [type];
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();
    private ulong[]? _slots;
    private long _held;
    private long _looks;
    private long _rowsToCome;
    private uint _missedHash;
    private GraphReader _graph = null!; // set by Attach before any use
    private ValuePool _pool = null!;
    private RelationshipCursor _cursor = null!;
    private NewRows? _pending;

    /// <summary>Goes on with another transaction that sees the same relationships of the type.</summary>
    /// <param name="rows">How many are to be looked for.</param>
    public void Attach(GraphReader graph, int rows)
    {
        _graph = graph;
        _pool = graph.State.Names.Pool;
        _cursor = graph.CreateRelationshipCursor();
        _looks = 0;
        _pending = null;
        _rowsToCome = rows;
        if (_slots is null && graph.CountRelationships(type) + FreeLooks <= rows)
            Build();
    }

    /// <summary>Tells where the identities of relationships are that the graph has, but not yet with properties.</summary>
    /// <param name="rows">Identity properties in the first columns; null: nowhere.</param>
    public void Await(NewRows? rows) => _pending = rows;

    /// <summary>Brings what <see cref="Find(int, int, ReadOnlySpan{Cell}, uint)"/> will look at first into the processor's cache.</summary>
    /// <param name="hash">For that call.</param>
    /// <returns>Nothing of meaning; to be used, so that the reading is not left out.</returns>
    public int ReadAhead(int start, int end, ReadOnlySpan<Cell> identity, out uint hash)
    {
        hash = Hash(start, end, identity);
        return _slots is { } slots ? (int)slots[(int)hash & (slots.Length - 1)] : 0;
    }

    /// <summary>The relationship, or -1. An absent identity cell matches only an absent property.</summary>
    public int Find(int start, int end, ReadOnlySpan<Cell> identity) => Find(start, end, identity, Hash(start, end, identity));

    /// <summary>The same, with the hash that <see cref="ReadAhead"/> gave.</summary>
    public int Find(int start, int end, ReadOnlySpan<Cell> identity, uint hash)
    {
        if (_slots is null && !IsWorthBuilding(start, end))
        {
            return _graph.Degree(start, Direction.Outgoing, _types) <= _graph.Degree(end, Direction.Incoming, _types)
                ? FindAt(start, Direction.Outgoing, end, identity)
                : FindAt(end, Direction.Incoming, start, identity);
        }

        return FindHashed(start, end, identity, hash);
    }

    /// <summary>Tells of the relationship just made for what <see cref="Find"/> has not found the last time.</summary>
    public void Add(int relationship)
    {
        if (_slots is null)
            return;
        if ((_held + 1) * 4 > _slots.Length * 3L && !TryGrow())
            return;
        Place(_slots, relationship, _missedHash);
        _held++;
    }

    private bool IsWorthBuilding(int start, int end)
    {
        _looks += Math.Min(_graph.Degree(start, Direction.Outgoing, _types), _graph.Degree(end, Direction.Incoming, _types));
        if (_looks > _graph.CountRelationships(type) + FreeLooks)
            Build();
        return _slots is not null;
    }

    private int FindAt(int node, Direction direction, int other, ReadOnlySpan<Cell> identity)
    {
        for (_cursor.Start(node, direction, _types); _cursor.MoveNext();)
        {
            if (_cursor.OtherNode == other && HasIdentity((int)_cursor.Relationship, identity))
                return (int)_cursor.Relationship;
        }

        return -1;
    }

    private int FindHashed(int start, int end, ReadOnlySpan<Cell> identity, uint hash)
    {
        var slots = _slots!;
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; slots[slot] is var held and not 0; slot = (slot + 1) & mask)
        {
            if ((uint)(held >> 32) != hash)
                continue;
            var relationship = (int)(uint)held - 1;
            var cell = _graph.State.Relationships[relationship];
            if (cell.Start == start && cell.End == end && HasIdentity(relationship, identity))
                return relationship;
        }

        _missedHash = hash;
        return -1;
    }

    private bool HasIdentity(int relationship, ReadOnlySpan<Cell> identity)
    {
        for (var place = 0; place < identity.Length; place++)
        {
            if (!CellEquivalence.Equals(Stored(relationship, place), identity[place], _pool))
                return false;
        }

        return true;
    }

    private Cell Stored(int relationship, int place) =>
        _pending is { } rows && relationship >= rows.First
            ? rows[relationship - rows.First, place]
            : _graph.State.RelationshipProperties.Get(relationship, identityKeys[place]);

    private void Build()
    {
        var expected = _graph.CountRelationships(type) + _rowsToCome;
        if (expected * 4 > MostSlots * 3L)
            return;

        var slots = new ulong[BitOperations.RoundUpToPowerOf2((ulong)Math.Max(64, (expected * 4 / 3) + 1))];
        _held = 0;
        var identity = new Cell[identityKeys.Length];
        for (var cursor = _graph.ScanRelationships(type); cursor.MoveNext();)
        {
            var relationship = (int)cursor.Relationship;
            for (var place = 0; place < identity.Length; place++)
                identity[place] = Stored(relationship, place);
            Place(slots, relationship, Hash((int)cursor.StartNode, (int)cursor.EndNode, identity));
            _held++;
        }

        _slots = slots;
    }

    /// <summary>False when there is no larger table: goes on without one.</summary>
    private bool TryGrow()
    {
        var old = _slots!;
        _slots = null;
        if (old.Length >= MostSlots)
            return false;

        // From a gap on, so that what shares a hash keeps its order.
        var slots = new ulong[old.Length * 2];
        var gap = Array.IndexOf(old, 0UL);
        for (var slot = gap; slot < gap + old.Length; slot++)
        {
            if (old[slot & (old.Length - 1)] is var held and not 0)
                Place(slots, (int)(uint)held - 1, (uint)(held >> 32));
        }

        _slots = slots;
        return true;
    }

    private static void Place(ulong[] slots, int relationship, uint hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = ((ulong)hash << 32) | (uint)(relationship + 1);
    }

    private uint Hash(int start, int end, ReadOnlySpan<Cell> identity)
    {
        var hash = CellEquivalence.Add(_seed, ((ulong)(uint)start << 32) | (uint)end);
        foreach (var cell in identity)
            hash = CellEquivalence.Add(hash, cell, _pool);
        return (uint)hash;
    }
}
