using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>What an order is made of.</summary>
/// <param name="Keys">Settled by the operator below.</param>
internal sealed record BatchOrder(BatchExpression[] Keys, bool[] Descending);

/// <summary>
/// The first rows of an order. Once it has as many as it may give, a row that comes after all of them is dropped by a look at
/// its first key.
/// </summary>
/// <param name="keep">Slots of what is read above, and their values.</param>
internal sealed class TopNBatches(
    BatchContext context, BatchOperator input, BatchOrder order, Evaluator? skip, Evaluator limit, (int Slot, BatchExpression Value)[] keep) : Operator
{
    /// <summary>Below this many rows it is not worth cutting back.</summary>
    private const int SmallestCut = 64;

    private readonly SortOrder _order = new(context.State, [], order.Descending);
    private readonly Vector[] _keys = new Vector[order.Keys.Length];
    private readonly Vector[] _values = new Vector[keep.Length];
    private readonly int[] _candidates = new int[Batch.Capacity];
    private readonly List<SortRow> _rows = [];
    private SortRow? _last;
    private int _next = -1;
    private int _end;
    private long _number;

    public override void Open()
    {
        input.Open();
        _rows.Clear();
        _last = null;
        _next = -1;
        _number = 0;
    }

    public override bool MoveNext()
    {
        if (_next < 0)
            Fill();
        if (_next >= _end)
            return false;
        var row = _rows[_next++];
        for (var i = 0; i < keep.Length; i++)
            context.State.Slots[keep[i].Slot] = row.Values[i];
        return true;
    }

    private void Fill()
    {
        var state = context.State;
        var first = skip is null ? 0 : RowCount.Evaluate(state, skip, "SKIP");
        var count = RowCount.Evaluate(state, limit, "LIMIT");
        var wanted = count > long.MaxValue - first ? long.MaxValue : first + count;
        while (input.Next())
        {
            state.Step(input.Output.Selected);
            if (wanted > 0)
                Take(input.Output, wanted);
        }

        _rows.SortInterruptibly(_order);
        _next = (int)Math.Min(first, _rows.Count);
        _end = (int)Math.Min(wanted, _rows.Count);
    }

    private void Take(Batch batch, long wanted)
    {
        for (var i = 0; i < _keys.Length; i++)
            _keys[i] = order.Keys[i].Evaluate(batch);
        var candidates = Candidates(batch);

        // Only now what they carry, and only for them.
        batch.Select(_candidates, candidates);
        for (var i = 0; candidates > 0 && i < _values.Length; i++)
            _values[i] = keep[i].Value.Evaluate(batch);
        foreach (var place in batch.Places)
        {
            if (_last is { } last && IsBehind(last, place))
                continue;
            var row = new SortRow(Values(_keys, place), Values(_values, place), _number++);
            _rows.Add(row);
            context.State.Hold(RowSize.Of(row.Values) + RowSize.Of(row.Keys));
            if (_rows.Count >= SmallestCut && _rows.Count / 2 >= wanted)
                Shorten((int)wanted);
        }
    }

    /// <summary>The rows that do not come after the last one that may be given.</summary>
    private int Candidates(Batch batch)
    {
        if (_last is { Keys: [{ Kind: GraphValueKind.Integer } first, ..] } last && _keys[0].Uniform == Vector.Integer)
            return Candidates(batch.Places, _keys[0].Payloads, last, first.AsInteger());
        var count = 0;
        foreach (var place in batch.Places)
        {
            _candidates[count] = place;
            count += _last is { } bound && IsBehind(bound, place) ? 0 : 1;
        }

        return count;
    }

    private int Candidates(ReadOnlySpan<int> places, long[] firsts, SortRow last, long bound)
    {
        var count = 0;
        var isDescending = order.Descending[0];
        foreach (var place in places)
        {
            var first = firsts[place];
            if (isDescending ? first < bound : first > bound)
                continue;
            _candidates[count] = place;
            count += first == bound && IsBehind(last, place) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Whether a row comes after the last one that may be given; of equals the earlier row comes first.</summary>
    private bool IsBehind(SortRow last, int place)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var sign = Compare(_keys[i], place, last.Keys[i]);
            if (sign != 0)
                return sign > 0 != order.Descending[i];
        }

        return true;
    }

    private int Compare(Vector vector, int place, GraphValue bound) =>
        vector.TagAt(place) == Vector.Integer && bound.Kind == GraphValueKind.Integer
            ? vector.Payloads[place].CompareTo(bound.AsInteger())
            : GraphOrdering.Instance.Compare(vector.ValueAt(place, context.Pool), bound);

    private GraphValue[] Values(Vector[] vectors, int place)
    {
        var values = new GraphValue[vectors.Length];
        for (var i = 0; i < vectors.Length; i++)
            values[i] = vectors[i].ValueAt(place, context.Pool);
        return values;
    }

    private void Shorten(int wanted)
    {
        _rows.SortInterruptibly(_order);
        for (var i = wanted; i < _rows.Count; i++)
            context.State.Release(RowSize.Of(_rows[i].Values) + RowSize.Of(_rows[i].Keys));
        _rows.RemoveRange(wanted, _rows.Count - wanted);
        _last = _rows[^1];
    }
}
