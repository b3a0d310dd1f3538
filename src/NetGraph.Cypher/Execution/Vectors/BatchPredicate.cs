using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A condition on the rows of a batch, three-valued. Its operands do not fail, or have been settled before.</summary>
internal abstract class BatchPredicate
{
    /// <summary>Picks from some places those where the condition is exactly <paramref name="wanted"/>: rows where it is null are in neither set.</summary>
    /// <param name="into">Filled with the places, in order; may not be where <paramref name="places"/> lie.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="QueryException">A row failed; <see cref="Batch.FailedAt"/> says which.</exception>
    public abstract int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into);
}

/// <summary>A predicate that decides row by row, unless it knows better for a whole batch.</summary>
internal abstract class PlacePredicate : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        Begin(batch);
        return SelectEach(places, wanted, into);
    }

    /// <summary>Decides row by row, once <see cref="Begin"/> has run.</summary>
    protected int SelectEach(ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            if (Holds(place) == wanted)
                count++;
        }

        return count;
    }

    /// <summary>Fetches vectors.</summary>
    protected abstract void Begin(Batch batch);

    protected abstract bool? Holds(int place);
}

/// <summary>NOT.</summary>
internal sealed class NotPredicate(BatchPredicate operand) : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into) => operand.Select(batch, places, !wanted, into);
}

/// <summary>AND and OR over any number of operands.</summary>
/// <param name="decisive">What decides with one operand: false for AND, true for OR.</param>
internal sealed class JunctionPredicate(BatchPredicate[] operands, bool decisive) : BatchPredicate
{
    private readonly int[][] _rests = [new int[Batch.Capacity], new int[Batch.Capacity]];
    private readonly int[] _found = new int[Batch.Capacity];
    private readonly bool[] _isFound = new bool[Batch.Capacity];

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into) =>
        wanted == decisive ? SelectAny(batch, places, into) : SelectAll(batch, places, into);

    /// <summary>Each operand must be the opposite of the decisive outcome.</summary>
    private int SelectAll(Batch batch, ReadOnlySpan<int> places, int[] into)
    {
        var rest = places;
        for (var i = 0; i < operands.Length; i++)
        {
            var target = i == operands.Length - 1 ? into : _rests[i & 1];
            rest = target.AsSpan(0, operands[i].Select(batch, rest, !decisive, target));
        }

        return rest.Length;
    }

    /// <summary>One operand that is decisive is enough; each is asked only where those before were not.</summary>
    private int SelectAny(Batch batch, ReadOnlySpan<int> places, int[] into)
    {
        var rest = places;
        for (var i = 0; i < operands.Length && !rest.IsEmpty; i++)
        {
            var found = _found.AsSpan(0, operands[i].Select(batch, rest, decisive, _found));
            foreach (var place in found)
                _isFound[place] = true;
            var next = _rests[i & 1];
            var left = 0;
            foreach (var place in rest)
            {
                next[left] = place;
                if (!_isFound[place])
                    left++;
            }

            rest = next.AsSpan(0, left);
        }

        var count = 0;
        foreach (var place in places)
        {
            if (!_isFound[place])
                continue;
            _isFound[place] = false;
            into[count++] = place;
        }

        return count;
    }
}

/// <summary>IS NULL, IS NOT NULL.</summary>
internal sealed class NullPredicate(BatchExpression operand, bool negated) : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var vector = operand.Evaluate(batch);
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            if (vector.IsNullAt(place) != negated == wanted)
                count++;
        }

        return count;
    }
}

/// <summary>A value that stands alone as a condition: true counts, anything else does not.</summary>
internal sealed class TruthPredicate(BatchContext context, BatchExpression operand) : PlacePredicate
{
    private Vector _vector = null!; // set by Begin

    protected override void Begin(Batch batch) => _vector = operand.Evaluate(batch);

    protected override bool? Holds(int place)
    {
        var value = _vector.ValueAt(place, context.Pool);
        return value.IsTrue ? true : value.IsFalse ? false : null;
    }
}

/// <summary>Any condition at all, row by row.</summary>
internal sealed class RowPredicate(RowReader row) : BatchPredicate
{
    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        row.Begin(batch);
        var count = 0;
        for (var k = 0; k < places.Length; k++)
        {
            batch.FailedAt = k;
            if (row.Evaluate(places[k]).IsTrue)
                into[count++] = places[k];
        }

        batch.FailedAt = -1;
        return count;
    }
}
