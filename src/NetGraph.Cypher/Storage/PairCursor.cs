namespace NetGraph.Cypher.Storage;

/// <summary>
/// The relationships between two nodes: by a walk from whichever end has fewer, so that a hub costs nothing when the other end is
/// small, or, within a transaction that writes and asks often, by a table of pairs.
/// </summary>
/// <param name="writer">The transaction that writes; null: none does.</param>
internal sealed class PairCursor(GraphReader graph, ExpandCursor walk, GraphWriter? writer = null)
{
    private readonly List<int> _found = [];
    private bool _isWalking;
    private int _other;
    private int _next;

    public long Relationship { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="direction">As seen from <paramref name="from"/>.</param>
    /// <param name="types">Null: any.</param>
    /// <returns>How many relationships may have to be looked at.</returns>
    public long Start(long from, long to, Direction direction, int[]? types)
    {
        _found.Clear();
        _next = 0;
        _isWalking = false;
        if ((ulong)from >= (ulong)graph.State.NodeHigh || (ulong)to >= (ulong)graph.State.NodeHigh)
            return 0;
        return writer?.Pairs is { IsMade: true } pairs && pairs.TryCoverAll(graph.State)
            ? LookUp(pairs, (int)from, (int)to, direction, types)
            : Walk((int)from, (int)to, direction, types);
    }

    /// <summary>Moves on; skips what has been deleted meanwhile.</summary>
    public bool MoveNext()
    {
        if (_isWalking)
        {
            _isWalking = walk.MoveTo(_other);
            Relationship = walk.Relationship;
            return _isWalking;
        }

        while (_next < _found.Count)
        {
            Relationship = _found[_next++];
            if (graph.State.Relationships[(int)Relationship].Liveness == Liveness.Alive)
                return true;
        }

        return false;
    }

    private long Walk(int from, int to, Direction direction, int[]? types)
    {
        var reverse = direction.Reversed();
        var ahead = graph.Degree(from, direction, types);
        var behind = from == to ? ahead : graph.Degree(to, reverse, types);
        var fewest = Math.Min(ahead, behind);
        if (writer?.Pairs is { } pairs && pairs.IsWorthMaking(graph.State, fewest))
        {
            pairs.Make(graph.State);
            return LookUp(pairs, from, to, direction, types);
        }

        if (behind < ahead)
            walk.Start(to, reverse, types);
        else
            walk.Start(from, direction, types);
        _other = behind < ahead ? from : to;
        _isWalking = true;
        return fewest;
    }

    private int LookUp(RelationshipPairs table, int from, int to, Direction direction, int[]? types)
    {
        var firstOwn = writer!.FirstOwn; // only a writer has a table
        if (direction != Direction.Incoming)
            table.Find(graph.State, firstOwn, from, to, types, _found);
        if (direction == Direction.Incoming || direction == Direction.Both && from != to)
            table.Find(graph.State, firstOwn, to, from, types, _found);
        if (_found.Count > 1)
            _found.Sort();
        return _found.Count;
    }
}
