using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// An expression that depends on one stored property only: evaluated once for each of its values, of which there are few as a
/// rule (ports, protocols, hours).
/// </summary>
internal sealed class MemoExpression(BatchContext context, BatchExpression property, RowReader row) : ComputedExpression
{
    private readonly CellNumbers _numbers = new();
    private readonly List<GraphValue> _values = [];

    public override bool CanFail => true;

    protected override void Compute(Batch batch)
    {
        var cells = property.Evaluate(batch);
        row.Begin(batch);
        Vector.Memory = this;
        var places = batch.Places;
        for (var k = 0; k < places.Length; k++)
        {
            batch.FailedAt = k;
            Put(cells, places[k]);
        }

        batch.FailedAt = -1;
        Vector.Unify(places);
    }

    private void Put(Vector cells, int place)
    {
        if (!_numbers.TryNumber(cells.TagAt(place), cells.Payloads[place], out var number))
        {
            Vector.Put(place, row.Evaluate(place));
            Vector.Memory = null; // too many to remember: from now on each value stands for itself
            return;
        }

        if (number == _values.Count)
        {
            var value = row.Evaluate(place);
            context.Hold(Operators.RowSize.Of(value) + CellNumbers.BytesPerNumber);
            _values.Add(value);
        }

        Vector.Put(place, _values[number]);
        if (Vector.Tags[place] == Vector.Object)
            Vector.Payloads[place] = number;
    }
}

/// <summary>Numbers cells from 0 in the order they come, up to a bound; the same cell always has the same number.</summary>
internal sealed class CellNumbers
{
    public const int BytesPerNumber = 32;

    /// <summary>Beyond this many values remembering costs more than it saves.</summary>
    private const int Most = 1 << 16;

    private readonly CodeTable _table = new(isDense: true);
    private readonly Dictionary<(byte Tag, long Payload), int> _wide = [];

    /// <summary>False when there are too many different cells to number this one.</summary>
    public bool TryNumber(byte tag, long payload, out int number)
    {
        // Tag and payload in one code where they fit; by a dictionary of their own where not.
        var code = (payload << 4) | tag;
        if (code >> 4 != payload || tag == Vector.Float)
        {
            if (!_wide.TryGetValue((tag, payload), out var place))
            {
                if (_wide.Count >= Most)
                {
                    number = -1;
                    return false;
                }

                _wide.Add((tag, payload), place = _wide.Count);
            }

            code = ((long)place << 4) | 15;
        }

        return _table.TryNumber(code, Most, out number);
    }
}
