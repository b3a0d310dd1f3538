using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage;

// Rules, and what indexes find.
internal partial class GraphReader
{
    public SchemaCatalogue Schema => State.Schema;

    /// <summary>Whether the state may change while a cursor is open on it.</summary>
    protected virtual bool IsBeingWritten => false;

    public IEnumerable<IndexShape> IndexShapes(EntityKind entity, int token) =>
        State.IndexesOn(entity).Where(i => i.Token == token).Select(i => i.Shape);

    public bool HasIndex(IndexShape shape) => State.FindIndex(shape) is not null;

    public (long Entries, long DistinctValues) IndexStatistics(IndexShape shape) =>
        State.FindIndex(shape) is { } index ? (index.Count, index.DistinctValues) : (0, 0);

    public NodeCursor SeekNodes(IndexShape shape, IndexSeek seek, bool descending = false) => new IndexedNodeCursor(Find(shape, seek, descending));

    public RelationshipCursor SeekRelationships(IndexShape shape, IndexSeek seek, bool descending = false) =>
        new IndexedRelationshipCursor(Find(shape, seek, descending));

    public long CountMatches(IndexShape shape, IndexSeek seek)
    {
        if (seek.IsEmpty() || State.FindIndex(shape) is not { } index)
            return 0;
        if (seek.Equal.Length == shape.Keys.Length)
            return index.FindAll(seek.Equal, State).Length;
        var ordered = index.Ordered(State);
        return ordered.CountBetween(ordered.Find(id => seek.IsBefore(index, State, id)), ordered.Find(id => seek.IsBeforeEnd(index, State, id)));
    }

    private IndexIds Find(IndexShape shape, IndexSeek seek, bool descending)
    {
        if (seek.IsEmpty())
            return new GatheredIds(shape, seek, State, []);
        if (State.FindIndex(shape) is not { } index)
            return new GatheredIds(shape, seek, State, [.. shape.Entities(State).Where(id => shape.HasAll(State, id))]);
        if (seek.Equal.Length == shape.Keys.Length)
            return new GatheredIds(shape, seek, State, index.FindAll(seek.Equal, State));

        var ordered = index.Ordered(State);
        var start = ordered.Find(id => seek.IsBefore(index, State, id));
        var end = ordered.Find(id => seek.IsBeforeEnd(index, State, id));
        return IsBeingWritten
            ? new GatheredIds(shape, seek, State, Gather(ordered, start, end, descending))
            : new RangeIds(shape, seek, State, ordered, start, end, descending);
    }

    private static List<int> Gather(OrderedIds ordered, IdPlace start, IdPlace end, bool descending)
    {
        var ids = new List<int>((int)ordered.CountBetween(start, end));
        while (ordered.TryTake(ref start, end, out var id))
            ids.Add(id);
        if (descending)
            ids.Reverse();
        return ids;
    }
}
