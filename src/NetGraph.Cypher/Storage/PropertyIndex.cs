using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// An index from the values of some properties to the entities of one label or type that have all of them: a hash for equality
/// and uniqueness, and, from the first range that is asked for on, an order. Neither is stored: the hash is built when it is first
/// asked for, and kept up to date from then on.
/// </summary>
internal sealed class PropertyIndex
{
    private readonly long _epoch;
    private readonly Deferred<ValueHash>? _stored;
    private readonly OrderDemand _demand;
    private readonly Lock _ordering = new();
    private ValueHash? _hash;
    private OrderedIds? _ordered;

    private PropertyIndex(IndexShape shape, long epoch, ValueHash? hash, Deferred<ValueHash>? stored)
    {
        Shape = shape;
        _demand = new OrderDemand();
        _epoch = epoch;
        _hash = hash;
        _stored = stored;
    }

    private PropertyIndex(PropertyIndex from, long epoch)
    {
        Shape = from.Shape;
        Unique = from.Unique;
        _demand = from._demand;
        _epoch = epoch;
        _hash = from.Hash.Fork(epoch);
        _ordered = Volatile.Read(ref from._ordered)?.Fork(epoch);
    }

    /// <summary>What it holds.</summary>
    public IndexShape Shape { get; }

    /// <summary>The label or type.</summary>
    public int Token => Shape.Token;

    /// <summary>Whether a constraint forbids that values repeat.</summary>
    public bool Unique { get; set; }

    /// <summary>Entities in the index.</summary>
    public long Count => Hash.Count;

    public long DistinctValues => Hash.DistinctValues;

    /// <summary>Whether the order has been made; see <see cref="Ordered"/>.</summary>
    public bool IsOrdered => Volatile.Read(ref _ordered) is not null;

    /// <summary>Built where it was not asked for yet. An index that has none has a way to.</summary>
    private ValueHash Hash => _hash ??= _stored!.Value;

    /// <summary>An index over what the state holds now.</summary>
    /// <param name="step">Called once an entity; null for nothing.</param>
    public static PropertyIndex Build(IndexShape shape, GraphState state, Action? step = null) =>
        new(shape, state.Epoch, ValueHash.Build(shape, state, step), null);

    /// <summary>An index over a state that is not written any more, which is built when it is asked for.</summary>
    public static PropertyIndex Stored(IndexShape shape, GraphState state, bool unique) =>
        new(shape, state.Epoch, null, new Deferred<ValueHash>(() => ValueHash.Build(shape, state))) { Unique = unique };

    public PropertyIndex Fork(long epoch) => new(this, epoch);

    /// <summary>Whether the property is one of the index's.</summary>
    public bool IsOn(int key) => Array.IndexOf(Shape.Keys, key) >= 0;

    /// <summary>An entity whose value is equivalent, or -1. For indexes on one property.</summary>
    public int FindFirst(GraphValue value, GraphState state) =>
        CellProbe.TryOf(value, state.Names.Pool, out var probe) ? Hash.FindFirst(new ReadOnlySpan<CellProbe>(in probe), state) : -1;

    /// <summary>An entity whose values are equivalent, or -1.</summary>
    /// <param name="values">One for each property.</param>
    public int FindFirst(ReadOnlySpan<GraphValue> values, GraphState state) =>
        Probes(values, state) is { } probes ? Hash.FindFirst(probes, state) : -1;

    /// <summary>All entities whose values are equivalent, ascending.</summary>
    public int[] FindAll(ReadOnlySpan<GraphValue> values, GraphState state) =>
        Probes(values, state) is { } probes ? Hash.FindAll(probes, state) : [];

    /// <summary>Two entities with equivalent values, the lower id first, or null when no value repeats.</summary>
    public (int First, int Second)? FindRepeated() => Hash.FindRepeated();

    /// <summary>Adds an entity that has its values already. It must not be in the index.</summary>
    public void Add(int id, GraphState state)
    {
        Hash.Add(id, state);
        if (_ordered is { } ordered)
            Insert(ordered, id, state);
    }

    /// <summary>Removes an entity, if it is in the index; it still has its values.</summary>
    public void Remove(int id, GraphState state)
    {
        if (!Hash.Contains(id))
            return;
        if (_ordered is { } ordered)
            Remove(ordered, id, state);
        Hash.Remove(id);
    }

    /// <summary>Whether the entity is in the index.</summary>
    public bool Contains(int id) => Hash.Contains(id);

    /// <summary>The entities by their values in <see cref="GraphOrdering"/>, equal ones by id. Made when first asked for, kept up to date from then on.</summary>
    /// <param name="state">The state this index belongs to.</param>
    public OrderedIds Ordered(GraphState state)
    {
        if (Volatile.Read(ref _ordered) is { } made)
            return made;

        _demand.IsThere = true;
        lock (_ordering)
        {
            if (_ordered is null)
                Volatile.Write(ref _ordered, OrderedIds.Of(Sorted(state), _epoch));
            return _ordered!; // just made
        }
    }

    /// <summary>
    /// Makes the order when a reader has asked an earlier state of this index for it meanwhile: otherwise a writer that is always
    /// under way would leave every reader to sort anew.
    /// </summary>
    public void KeepOrder(GraphState state)
    {
        if (_demand.IsThere)
            Ordered(state);
    }

    /// <summary>Null when no entity can have such values.</summary>
    private static CellProbe[]? Probes(ReadOnlySpan<GraphValue> values, GraphState state)
    {
        var probes = new CellProbe[values.Length];
        for (var place = 0; place < probes.Length; place++)
        {
            if (!CellProbe.TryOf(values[place], state.Names.Pool, out probes[place]))
                return null;
        }

        return probes;
    }

    // Apart, so that an index without an order makes no closure for each write.
    private void Insert(OrderedIds ordered, int id, GraphState state) => ordered.Insert(id, other => Compare(other, id, state) < 0);

    private void Remove(OrderedIds ordered, int id, GraphState state) => ordered.Remove(id, other => Compare(other, id, state) < 0);

    private int[] Sorted(GraphState state)
    {
        var ids = Hash.Ids();
        if (Shape.Keys.Length > 1)
        {
            Array.Sort(ids, (x, y) => Compare(x, y, state));
            return ids;
        }

        var values = Array.ConvertAll(ids, id => (Value: Shape.Value(state, id, 0), Id: id));
        Array.Sort(values, ids, Comparer<(GraphValue Value, int Id)>.Create(
            (x, y) => GraphOrdering.Instance.Compare(x.Value, y.Value) is not 0 and var sign ? sign : x.Id.CompareTo(y.Id)));
        return ids;
    }

    private int Compare(int left, int right, GraphState state)
    {
        for (var place = 0; place < Shape.Keys.Length; place++)
        {
            if (GraphOrdering.Instance.Compare(Shape.Value(state, left, place), Shape.Value(state, right, place)) is not 0 and var sign)
                return sign;
        }

        return left.CompareTo(right);
    }

    /// <summary>Shared by all states of an index.</summary>
    private sealed class OrderDemand
    {
        private volatile bool _isThere;

        public bool IsThere
        {
            get => _isThere;
            set => _isThere = value;
        }
    }
}
