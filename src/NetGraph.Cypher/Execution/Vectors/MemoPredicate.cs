using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A condition that depends on one stored property only: evaluated once for each of its values.</summary>
internal sealed class MemoPredicate(BatchContext context, BatchExpression property, RowReader row) : BatchPredicate
{
    private readonly CellNumbers _numbers = new();
    private readonly List<bool> _known = [];

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var cells = property.Evaluate(batch);
        row.Begin(batch);
        var count = 0;
        for (var k = 0; k < places.Length; k++)
        {
            batch.FailedAt = k;
            into[count] = places[k];
            if (IsTrue(cells, places[k]))
                count++;
        }

        batch.FailedAt = -1;
        return count;
    }

    private bool IsTrue(Vector cells, int place)
    {
        if (!_numbers.TryNumber(cells.TagAt(place), cells.Payloads[place], out var number))
            return row.Evaluate(place).IsTrue;
        if (number < _known.Count)
            return _known[number];
        var isTrue = row.Evaluate(place).IsTrue;
        context.Hold(CellNumbers.BytesPerNumber);
        _known.Add(isTrue);
        return isTrue;
    }
}
