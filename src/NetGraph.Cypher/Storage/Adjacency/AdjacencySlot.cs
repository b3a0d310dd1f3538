namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>One direction and set of types of a state's <see cref="AdjacencyCache"/>: the list, or how much it is missed.</summary>
/// <param name="walked">What was walked without the list in states before: many small commits do not put it off.</param>
internal sealed class AdjacencySlot(AdjacencyCache cache, Direction direction, int[]? types, long walked = 0)
{
    private AdjacencyView? _view;
    private long _walked = walked;

    public Direction Direction => direction;

    /// <summary>Null: all.</summary>
    public int[]? Types => types;

    /// <summary>Null while there is no list. Once there is one it stays, and the object never changes.</summary>
    public AdjacencyView? View
    {
        get => Volatile.Read(ref _view);
        set
        {
            Volatile.Write(ref _view, value);
            _walked = 0;
        }
    }

    /// <summary>Relationships walked without the list; a count lost between threads only delays it.</summary>
    public long Walked => _walked;

    /// <summary>Tells that relationships were walked through the linked lists; makes the list when that has become too many.</summary>
    public void Walk(long relationships)
    {
        _walked += relationships;
        if (_walked >= AdjacencyCache.FewestWalked)
            cache.Consider(this);
    }

    /// <summary>Takes over a list without forgetting what is walked beside it.</summary>
    public void Inherit(AdjacencyView view) => Volatile.Write(ref _view, view);

    public bool IsFor(Direction wanted, int[]? wantedTypes) =>
        wanted == direction && (types is null ? wantedTypes is null : wantedTypes is not null && types.AsSpan().SequenceEqual(wantedTypes));
}
