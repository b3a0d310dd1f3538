using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary><c>value IN [constants]</c>: integers and strings by a set, other cells compared as values.</summary>
internal sealed class InPredicate : PlacePredicate
{
    /// <summary>Integers from 0 up to here have a bit each: all ports.</summary>
    private const int BitCount = 1 << 16;

    private readonly BatchContext _context;
    private readonly BatchExpression _operand;
    private readonly IReadOnlyList<GraphValue> _items;
    private readonly ulong[] _bits = new ulong[BitCount / 64];
    private readonly HashSet<long> _integers = [];
    private readonly HashSet<long> _strings = [];
    private readonly bool _hasNull;
    private Vector _vector = null!; // set by Begin

    public InPredicate(BatchContext context, BatchExpression operand, IReadOnlyList<GraphValue> items)
    {
        _context = context;
        _operand = operand;
        _items = items;
        foreach (var item in items)
        {
            _hasNull |= item.IsNull;
            if (item.Kind == GraphValueKind.String && context.Columns.FindString(item.AsString()) is >= 0 and var id)
                _strings.Add(id);
            if (AsWhole(item) is { } number)
                Add(number);
        }
    }

    /// <summary>Whether every item is a scalar that equals a cell of its own kind, number or not at all.</summary>
    public static bool Takes(IReadOnlyList<GraphValue> items) => items.All(i =>
        i.Kind is GraphValueKind.Null or GraphValueKind.Boolean or GraphValueKind.Integer or GraphValueKind.Float or GraphValueKind.String);

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        Begin(batch);
        return _vector.Uniform == Vector.Integer && !_hasNull ? SelectIntegers(_vector.Payloads, places, wanted, into) : SelectEach(places, wanted, into);
    }

    protected override void Begin(Batch batch) => _vector = _operand.Evaluate(batch);

    protected override bool? Holds(int place)
    {
        var isFound = _vector.TagAt(place) switch
        {
            Vector.Integer => HasInteger(_vector.Payloads[place]),
            Vector.String => _strings.Contains(_vector.Payloads[place]),
            _ => default(bool?),
        };
        return isFound is { } known ? known ? true : _hasNull ? null : false : Compare(_vector.ValueAt(place, _context.Pool));
    }

    private static long? AsWhole(GraphValue item) => item.Kind switch
    {
        GraphValueKind.Integer => item.AsInteger(),
        GraphValueKind.Float when item.AsFloat() is >= -9223372036854775808.0 and < 9223372036854775808.0 and var f && Math.Truncate(f) == f => (long)f,
        _ => null,
    };

    private void Add(long number)
    {
        if ((ulong)number < BitCount)
            _bits[number >> 6] |= 1UL << (int)(number & 63);
        else
            _integers.Add(number);
    }

    private bool HasInteger(long number) =>
        (ulong)number < BitCount ? (_bits[number >> 6] >> (int)(number & 63) & 1) != 0 : _integers.Contains(number);

    private int SelectIntegers(long[] payloads, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            count += HasInteger(payloads[place]) == wanted ? 1 : 0;
        }

        return count;
    }

    private bool? Compare(GraphValue value)
    {
        var unknown = false;
        foreach (var item in _items)
        {
            var equal = GraphEquality.AreEqual(value, item);
            if (equal == true)
                return true;
            unknown |= equal is null;
        }

        return unknown ? null : false;
    }
}
