using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Finds relationships of one type by their ends and identity properties. Looks through the end with fewer relationships as
/// long as that is cheap; once it has looked at as many as the type has, it builds a hash table over all of them, so that
/// a batch between hubs stays linear.
/// </summary>
/// <remarks>Open addressing with linear probing over relationship ids plus one; keys are read from the graph.</remarks>
internal sealed class RelationshipFinder(int type, int[] identityKeys)
{
    private const int FreeLooks = 256;

    private readonly int[] _types = [type];
    private int[]? _slots;
    private long _held;
    private long _looks;
    private GraphReader _graph = null!; // set by Attach before any use
    private RelationshipCursor _cursor = null!;

    /// <summary>Goes on with another transaction that sees the same relationships of the type.</summary>
    public void Attach(GraphReader graph)
    {
        _graph = graph;
        _cursor = graph.CreateRelationshipCursor();
        _looks = 0;
    }

    /// <summary>The relationship, or -1. A null identity value matches only an absent property.</summary>
    public long Find(long start, long end, ReadOnlySpan<GraphValue> identity)
    {
        if (_slots is not null)
            return FindHashed(start, end, identity);

        var outgoing = _graph.Degree(start, Direction.Outgoing, _types);
        var incoming = _graph.Degree(end, Direction.Incoming, _types);
        _looks += Math.Min(outgoing, incoming);
        if (_looks > _graph.CountRelationships(type) + FreeLooks)
        {
            Build();
            return FindHashed(start, end, identity);
        }

        return outgoing <= incoming
            ? FindAt(start, Direction.Outgoing, end, identity)
            : FindAt(end, Direction.Incoming, start, identity);
    }

    /// <summary>Tells of a relationship just made, with its identity properties set.</summary>
    public void Add(long relationship, long start, long end, ReadOnlySpan<GraphValue> identity)
    {
        if (_slots is null)
            return;
        if ((_held + 1) * 4 > _slots.Length * 3L)
            Build();
        else
            Place((int)relationship, Hash(start, end, identity));
    }

    private long FindAt(long node, Direction direction, long other, ReadOnlySpan<GraphValue> identity)
    {
        for (_cursor.Start(node, direction, _types); _cursor.MoveNext();)
        {
            if (_cursor.OtherNode == other && HasIdentity(_cursor.Relationship, identity))
                return _cursor.Relationship;
        }

        return -1;
    }

    private long FindHashed(long start, long end, ReadOnlySpan<GraphValue> identity)
    {
        var slots = _slots!;
        for (var slot = Hash(start, end, identity) & (slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            var cell = _graph.State.Relationships[slots[slot] - 1];
            if (cell.Start == start && cell.End == end && HasIdentity(slots[slot] - 1, identity))
                return slots[slot] - 1;
        }

        return -1;
    }

    private bool HasIdentity(long relationship, ReadOnlySpan<GraphValue> identity)
    {
        for (var i = 0; i < identityKeys.Length; i++)
        {
            if (!GraphEquivalence.Instance.Equals(_graph.RelationshipProperty(relationship, identityKeys[i]), identity[i]))
                return false;
        }

        return true;
    }

    private void Build()
    {
        var count = _graph.CountRelationships(type);
        _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(64, count * 2))];
        _held = 0;
        var identity = new GraphValue[identityKeys.Length];
        for (var cursor = _graph.ScanRelationships(type); cursor.MoveNext();)
        {
            for (var i = 0; i < identity.Length; i++)
                identity[i] = _graph.RelationshipProperty(cursor.Relationship, identityKeys[i]);
            Place((int)cursor.Relationship, Hash(cursor.StartNode, cursor.EndNode, identity));
        }
    }

    private void Place(int relationship, int hash)
    {
        var slots = _slots!;
        var slot = hash & (slots.Length - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = relationship + 1;
        _held++;
    }

    private static int Hash(long start, long end, ReadOnlySpan<GraphValue> identity)
    {
        var hash = default(HashCode);
        hash.Add(start);
        hash.Add(end);
        foreach (var value in identity)
            hash.Add(GraphEquivalence.Instance.GetHashCode(value));
        return hash.ToHashCode();
    }
}
