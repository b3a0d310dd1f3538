namespace NetGraph.Cypher.Storage;

/// <summary>
/// Relationships by their two ends, for whoever asks for one pair of nodes after another, as MERGE does: a hash table that is made
/// once walking from the ends has cost about as much as making it, so never more than twice the best that could have been done.
/// </summary>
/// <remarks>
/// Belongs to the one writer: no lock. It outlives transactions, because ids of relationships only grow: a chain holds those of one
/// bucket by falling id, new ones are put before it when next asked, and a rollback takes its own off again. What is found is held
/// against the state that asks; a chain sheds what is deleted for good.
/// </remarks>
internal sealed class RelationshipPairs
{
    /// <summary>Relationships looked at before a table is thought of at all.</summary>
    private const int FewestLooks = 1024;

    /// <summary>Relationships that are placed in the time of one that is walked over.</summary>
    private const int PlacesPerLook = 4;

    /// <summary>A larger table is not made; 8 to 16 bytes a relationship.</summary>
    private const long MostBytes = 256L << 20;

    /// <summary>By bucket: the last relationship, by id plus one.</summary>
    private int[] _heads = [];

    /// <summary>By relationship: the one before in its bucket, by id plus one.</summary>
    private int[] _previous = [];
    private int _shift;
    private int _covered;
    private long _looks;

    /// <summary>Whether <see cref="Find"/> can be asked.</summary>
    public bool IsMade => _heads.Length > 0;

    /// <summary>Tells that a search is about to look at so many relationships; whether to make the table instead.</summary>
    public bool IsWorthMaking(GraphState state, long looks)
    {
        _looks += looks;
        return _looks >= FewestLooks && _looks * PlacesPerLook >= state.RelationshipHigh && Bytes(state.RelationshipHigh) <= MostBytes;
    }

    /// <summary>Makes the table for the relationships of a state.</summary>
    public void Make(GraphState state)
    {
        var capacity = Capacity(state.RelationshipHigh);
        _heads = new int[capacity];
        _previous = new int[capacity];
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)capacity);
        _covered = 0;
        _looks = 0;
        Cover(state);
    }

    /// <summary>Adds the living relationships from one node to another, by falling id. The table covers the state: see <see cref="TryCoverAll"/>.</summary>
    /// <param name="firstOwn">The first id of the transaction: what it made and deleted again is forgotten, what it only deleted may come back.</param>
    /// <param name="types">Null: any.</param>
    /// <param name="test">Leaves relationships out.</param>
    /// <returns>How many there are, left out or not.</returns>
    public int Find(GraphState state, int firstOwn, int start, int end, int[]? types, in CellTest test, List<int> found)
    {
        var looks = 0;
        ref var link = ref _heads[Bucket(start, end)];
        while (link != 0)
        {
            var id = link - 1;
            var cell = state.Relationships[id];
            if (cell.Liveness != Liveness.Alive && (cell.Liveness == Liveness.Gone || id >= firstOwn))
            {
                link = _previous[id];
                continue;
            }

            if (cell.Start == start && cell.End == end && cell.Liveness == Liveness.Alive && (types is null || types.AsSpan().Contains(cell.Type)))
            {
                looks++;
                if (test.MayEqual(id))
                    found.Add(id);
            }

            link = ref _previous[id];
        }

        return looks;
    }

    /// <summary>Forgets what a transaction made that is rolled back.</summary>
    /// <param name="state">The state of the transaction.</param>
    /// <param name="firstOwn">Its first id.</param>
    public void Forget(GraphState state, int firstOwn)
    {
        for (; _covered > firstOwn; _covered--)
        {
            var cell = state.Relationships[_covered - 1];
            ref var head = ref _heads[Bucket(cell.Start, cell.End)];
            if (head == _covered) // else it was not alive when it was come by, or has been shed
                head = _previous[_covered - 1];
        }
    }

    /// <summary>Forgets everything: the graph has been replaced.</summary>
    public void Clear()
    {
        _heads = [];
        _previous = [];
        _covered = 0;
        _looks = 0;
    }

    /// <summary>False when the state has outgrown the table and another would be too large.</summary>
    public bool TryCoverAll(GraphState state)
    {
        if (state.RelationshipHigh <= _previous.Length)
            Cover(state);
        else if (Bytes(state.RelationshipHigh) <= MostBytes)
            Make(state);
        else
            Clear();
        return IsMade;
    }

    private void Cover(GraphState state)
    {
        for (; _covered < state.RelationshipHigh; _covered++)
        {
            var cell = state.Relationships[_covered];
            if (cell.Liveness == Liveness.Gone)
                continue;
            ref var head = ref _heads[Bucket(cell.Start, cell.End)];
            _previous[_covered] = head;
            head = _covered + 1;
        }
    }

    /// <summary>Fibonacci hashing of both ids at once.</summary>
    private int Bucket(int start, int end) => (int)((((ulong)(uint)start << 32) | (uint)end) * 0x9E3779B97F4A7C15UL >> _shift);

    /// <summary>Twice what there is or more: the table is made anew when there are as many relationships as buckets.</summary>
    private static int Capacity(int relationships) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(512, Math.Min(relationships, 1 << 29) * 2L));

    private static long Bytes(int relationships) => 2L * sizeof(int) * Capacity(relationships);
}
