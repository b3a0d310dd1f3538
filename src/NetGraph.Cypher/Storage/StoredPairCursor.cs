namespace NetGraph.Cypher.Storage;

/// <summary>
/// Walks from whichever end has fewer, so that a hub costs nothing when the other end is small, or, within a transaction that writes and
/// asks often, looks in a table of pairs.
/// </summary>
/// <param name="writer">The transaction that writes; null: none does.</param>
internal sealed class StoredPairCursor(GraphReader graph, ExpandCursor walk, GraphWriter? writer = null) : PairCursor
{
    private readonly List<int> _found = [];
    private bool _isWalking;
    private int _other;
    private int _next;
    private CellTest _test;
    private long _relationship;

    public override long Relationship => _relationship;

    public override long Start(long from, long to, Direction direction, int[]? types, CellTest test = default)
    {
        _test = test;
        _found.Clear();
        _next = 0;
        _isWalking = false;
        if ((ulong)from >= (ulong)graph.State.NodeHigh || (ulong)to >= (ulong)graph.State.NodeHigh)
            return 0;
        return writer?.Pairs is { IsMade: true } pairs && pairs.TryCoverAll(graph.State)
            ? LookUp(pairs, (int)from, (int)to, direction, types)
            : Walk((int)from, (int)to, direction, types);
    }

    public override bool MoveNext()
    {
        if (_isWalking)
        {
            while (_isWalking = walk.MoveTo(_other))
            {
                _relationship = walk.Relationship;
                if (_test.MayEqual((int)_relationship))
                    return true;
            }

            return false;
        }

        while (_next < _found.Count)
        {
            _relationship = _found[_next++];
            if (graph.State.Relationships[(int)_relationship].Liveness == Liveness.Alive)
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
        var looks = 0;
        if (direction != Direction.Incoming)
            looks += table.Find(graph.State, firstOwn, from, to, types, _test, _found);
        if (direction == Direction.Incoming || direction == Direction.Both && from != to)
            looks += table.Find(graph.State, firstOwn, to, from, types, _test, _found);
        if (_found.Count > 1)
            _found.Sort();
        return looks;
    }
}
