namespace NetGraph.Cypher.Storage.Adjacency;

/// <summary>
/// The adjacency lists of one committed state, made when walks have cost about as much as making them (so never more than
/// twice the best that could have been done). Thread-safe: readers of the state share it.
/// </summary>
internal sealed class AdjacencyCache
{
    /// <summary>Relationships walked before a list is thought of at all.</summary>
    public const int FewestWalked = 1024;

    /// <summary>Directions and sets of types a state keeps; what comes later walks the linked lists.</summary>
    private const int MostSlots = 12;

    /// <summary>Bytes of all lists of one state together; also bounds how long making one takes, to about a second.</summary>
    private const long MostBytes = 256L << 20;

    private const int BytesPerPlace = 2 * sizeof(int);

    private readonly GraphState _state;
    private readonly Lock _making = new();
    private AdjacencySlot[] _slots = [];
    private long _bytes;

    public AdjacencyCache(GraphState state) => _state = state;

    /// <summary>A list that has been made, as this state may use it; null: there is none.</summary>
    /// <param name="types">Null: all.</param>
    public AdjacencyView? Find(Direction direction, int[]? types) => Slot(direction, types)?.View;

    /// <summary>The list, made now if it is missing: for who is about to walk most of the graph. Null: too large.</summary>
    /// <param name="types">Null: all.</param>
    public AdjacencyView? Make(Direction direction, int[]? types)
    {
        if (Slot(direction, types) is not { } slot)
            return null;
        lock (_making)
            return slot.View ?? MakeLocked(slot);
    }

    /// <summary>Where a walker reports and looks; null when the state keeps enough of them.</summary>
    /// <param name="types">Null: all. Must not change afterwards.</param>
    public AdjacencySlot? Slot(Direction direction, int[]? types)
    {
        if (Known(Volatile.Read(ref _slots), direction, types) is { } known)
            return known;

        lock (_making)
        {
            var slots = _slots;
            if (Known(slots, direction, types) is { } added)
                return added;
            if (slots.Length == MostSlots)
                return null;
            var slot = new AdjacencySlot(this, direction, types);
            Volatile.Write(ref _slots, [.. slots, slot]);
            return slot;
        }
    }

    private static AdjacencySlot? Known(AdjacencySlot[] slots, Direction direction, int[]? types)
    {
        foreach (var slot in slots)
        {
            if (slot.IsFor(direction, types))
                return slot;
        }

        return null;
    }

    /// <summary>Makes a list whose lack has cost enough. Whoever comes while another makes one goes on walking.</summary>
    internal void Consider(AdjacencySlot slot)
    {
        if (slot.View is { IsWhole: true } || slot.Walked < AdjacencyBuilder.Measure(_state, slot.Types) / 2 || !_making.TryEnter())
            return;
        try
        {
            if (slot.View is not { IsWhole: true })
                MakeLocked(slot);
        }
        finally
        {
            _making.Exit();
        }
    }

    /// <summary>Takes over the lists of the state before, for the nodes that this one has not touched.</summary>
    /// <param name="touched">Nodes whose relationships differ between the two; null: too many to tell.</param>
    internal void Inherit(AdjacencyCache before, IReadOnlyCollection<int>? touched)
    {
        if (touched is null)
            return;
        var slots = new List<AdjacencySlot>();
        foreach (var slot in Volatile.Read(ref before._slots))
        {
            var inherited = new AdjacencySlot(this, slot.Direction, slot.Types, slot.Walked);
            slots.Add(inherited);
            if (slot.View is not { } view)
                continue;
            inherited.Inherit(view.Without(touched));
            _bytes += Bytes(view.List);
        }

        _slots = [.. slots];
    }

    private AdjacencyView? MakeLocked(AdjacencySlot slot)
    {
        var sides = slot.Direction == Direction.Both ? 2 : 1;
        var bytes = (sides * AdjacencyBuilder.Measure(_state, slot.Types) * BytesPerPlace) + (_state.NodeHigh * (long)sizeof(int));
        var replaced = slot.View is { } old ? Bytes(old.List) : 0;
        if (_bytes - replaced + bytes > MostBytes)
            return null;

        var list = AdjacencyBuilder.Build(_state, slot.Direction, slot.Types);
        _bytes += Bytes(list) - replaced;
        return slot.View = new AdjacencyView(list, null);
    }

    private static long Bytes(AdjacencyList list) => (list.Neighbours.Length * (long)BytesPerPlace) + (list.Offsets.Length * (long)sizeof(int));
}
