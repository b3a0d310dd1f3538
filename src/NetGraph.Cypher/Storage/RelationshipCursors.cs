using NetGraph.Cypher.Storage.Adjacency;

namespace NetGraph.Cypher.Storage;

/// <summary>All living relationships, or those of a type.</summary>
internal sealed class AllRelationshipsCursor(GraphState state, int? type) : RelationshipCursor
{
    private int _relationship = -1;
    private RelationshipCell _cell;

    public override long Relationship => _relationship;

    public override long OtherNode => _cell.End;

    public override int Type => _cell.Type;

    public override long StartNode => _cell.Start;

    public override long EndNode => _cell.End;

    public override void Start(long node, Direction direction, int[]? types) =>
        throw new InvalidOperationException("A scan does not start at a node.");

    public override bool MoveNext()
    {
        while (++_relationship < state.RelationshipHigh)
        {
            _cell = state.Relationships[_relationship];
            if (_cell.Liveness == Liveness.Alive && (type is null || _cell.Type == type))
                return true;
        }

        return false;
    }
}

/// <summary>
/// The relationships of a node: from arrays where the state has them, else group by group. Walking both ways merges the two lists of a group by id, so that a self-loop,
/// which is in both, comes once.
/// </summary>
/// <remarks>
/// A relationship deleted during the walk keeps its links, so the walk goes on; those it meets are skipped.
/// </remarks>
/// <param name="adjacency">Of the state, or while it is being written of the one before; null: none.</param>
/// <param name="touched">Where the state differs from that of <paramref name="adjacency"/>; null: nowhere.</param>
internal sealed class ExpandCursor(GraphState state, AdjacencyCache? adjacency = null, TouchedNodes? touched = null) : RelationshipCursor
{
    private AdjacencySlot? _slot;
    private AdjacencyList? _list;
    private int _place;
    private int _placesEnd;
    private int _walked;
    private int _version;
    private int _other;
    private int[]? _types;
    private Direction _direction;
    private int _node;
    private int _nextGroup;
    private int _nextOut;
    private int _nextIn;
    private int _relationship;
    private RelationshipCell _cell;

    public override long Relationship => _relationship;

    public override long OtherNode => _other;

    public override int Type => Cell.Type;

    public override long StartNode => Cell.Start;

    public override long EndNode => Cell.End;

    /// <summary>Read when asked for: a walk through the arrays seldom wants it.</summary>
    private RelationshipCell Cell => _list is null ? _cell : state.Relationships[_relationship];

    public override void Start(long node, Direction direction, int[]? types)
    {
        Report();
        if (adjacency is not null && (_slot is null || direction != _direction || !ReferenceEquals(types, _types)))
            _slot = adjacency.Slot(direction, types);

        _types = types;
        _direction = direction;
        _node = (int)node;
        _nextOut = 0;
        _nextIn = 0;
        _nextGroup = 0;
        _list = null;
        if (_slot?.View is { } view && view.Covers(node) && touched?.MayContain(node) != true)
        {
            _version = touched?.Version ?? 0;
            _list = view.List;
            _place = _list.Offsets[_node];
            _placesEnd = _list.Offsets[_node + 1];
        }
        else if ((ulong)node < (ulong)state.NodeHigh)
        {
            _nextGroup = state.Nodes[_node].FirstGroup;
        }
    }

    public override bool MoveNext()
    {
        if (_list is { } list)
        {
            while (_place < _placesEnd)
            {
                _relationship = list.Relationships[_place];
                _other = list.Neighbours[_place++];

                // Deleted since the walk began: only then it costs a look at the relationship itself.
                if (touched is null || touched.Version == _version || Cell.Liveness == Liveness.Alive)
                    return true;
            }

            return false;
        }

        while (true)
        {
            if (_nextOut == 0 && _nextIn == 0 && !NextGroup())
            {
                Report();
                return false;
            }

            Step();
            if (_cell.Liveness == Liveness.Alive)
                return true;
        }
    }

    public override bool TryTakeRest(out ReadOnlySpan<int> otherNodes, out ReadOnlySpan<int> relationships)
    {
        // While the state is being written, some may have to be skipped.
        if (_list is not { } list || touched is not null)
            return base.TryTakeRest(out otherNodes, out relationships);
        otherNodes = list.Neighbours.AsSpan(_place, _placesEnd - _place);
        relationships = list.Relationships.AsSpan(_place, _placesEnd - _place);
        _place = _placesEnd;
        return true;
    }

    /// <summary>Moves to the next relationship whose other end is the node.</summary>
    public bool MoveTo(int other)
    {
        while (true)
        {
            if (_list is { } list)
            {
                var ahead = list.Neighbours.AsSpan(_place, _placesEnd - _place).IndexOf(other);
                _place = ahead < 0 ? _placesEnd : _place + ahead;
            }

            if (!MoveNext())
                return false;
            if (_other == other)
                return true;
        }
    }

    /// <summary>Tells the cache what it could have spared.</summary>
    private void Report()
    {
        if (_walked > 0)
            _slot?.Walk(_walked);
        _walked = 0;
    }

    private bool NextGroup()
    {
        while (_nextGroup != 0)
        {
            var group = state.Groups[_nextGroup - 1];
            _nextGroup = group.Next;
            if (_types is not null && !_types.AsSpan().Contains(group.Type))
                continue;

            _nextOut = _direction == Direction.Incoming ? 0 : group.FirstOut;
            _nextIn = _direction == Direction.Outgoing ? 0 : group.FirstIn;
            if (_nextOut != 0 || _nextIn != 0)
                return true;
        }

        return false;
    }

    /// <summary>Takes the smaller of the two next ids; both when they are the same self-loop.</summary>
    private void Step()
    {
        var takeOut = _nextOut != 0 && (_nextIn == 0 || _nextOut <= _nextIn);
        var takeIn = _nextIn != 0 && (_nextOut == 0 || _nextIn <= _nextOut);
        _relationship = (takeOut ? _nextOut : _nextIn) - 1;
        _cell = state.Relationships[_relationship];
        var next = state.Links[_relationship];
        if (takeOut)
            _nextOut = next.Out;
        if (takeIn)
            _nextIn = next.In;
        _other = _cell.Start == _node ? _cell.End : _cell.Start;
        _walked++;
    }
}
