namespace NetGraph.Cypher.Storage.Schema;

/// <summary>Ids that an index found, one by one, each held against what was wanted.</summary>
internal abstract class IndexIds(IndexShape shape, IndexSeek seek, GraphState state)
{
    public int Current { get; private set; } = -1;

    public GraphState State => state;

    public bool MoveNext()
    {
        while (TryTake(out var id))
        {
            if (!seek.Matches(shape, state, id))
                continue;
            Current = id;
            return true;
        }

        return false;
    }

    protected abstract bool TryTake(out int id);
}

/// <summary>Ids gathered beforehand: found by equality, or in a state that is still being written.</summary>
internal sealed class GatheredIds(IndexShape shape, IndexSeek seek, GraphState state, IReadOnlyList<int> ids) : IndexIds(shape, seek, state)
{
    private int _next;

    protected override bool TryTake(out int id)
    {
        if (_next == ids.Count)
        {
            id = -1;
            return false;
        }

        id = ids[_next++];
        return true;
    }
}

/// <summary>Ids between two places of an ordered index that does not change meanwhile.</summary>
internal sealed class RangeIds(IndexShape shape, IndexSeek seek, GraphState state, OrderedIds ids, IdPlace start, IdPlace end, bool descending)
    : IndexIds(shape, seek, state)
{
    private IdPlace _place = descending ? end : start;

    protected override bool TryTake(out int id) => descending ? ids.TryTakeBack(ref _place, start, out id) : ids.TryTake(ref _place, end, out id);
}

/// <summary>Nodes found by an index.</summary>
internal sealed class IndexedNodeCursor(IndexIds ids) : NodeCursor
{
    public override long Node => ids.Current;

    public override bool MoveNext() => ids.MoveNext();
}

/// <summary>Relationships found by an index.</summary>
internal sealed class IndexedRelationshipCursor(IndexIds ids) : RelationshipCursor
{
    private RelationshipCell _cell;

    public override long Relationship => ids.Current;

    public override long OtherNode => _cell.End;

    public override int Type => _cell.Type;

    public override long StartNode => _cell.Start;

    public override long EndNode => _cell.End;

    public override void Start(long node, Storage.Direction direction, int[]? types) =>
        throw new InvalidOperationException("An index does not start at a node.");

    public override bool MoveNext()
    {
        if (!ids.MoveNext())
            return false;
        _cell = ids.State.Relationships[ids.Current];
        return true;
    }
}
