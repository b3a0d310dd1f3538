using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary><c>min</c> (sign -1) and <c>max</c> (sign 1) by the total order; the first of equals stays.</summary>
internal sealed class ExtremeAccumulator(BatchContext context, BatchExpression argument, int sign) : BatchAccumulator
{
    private readonly CellColumn _best = new(context);

    public override bool CanMerge => true;

    public override void Grow(int groups) => _best.Grow(groups);

    public override void Add(Batch batch, int[]? groups)
    {
        var vector = argument.Evaluate(batch);
        for (var k = 0; k < batch.Selected; k++)
            Take(groups is null ? 0 : groups[k], vector, batch.Selection[k]);
    }

    public override void Put(int group, Vector into, int place) => _best.CopyTo(group, into, place);

    public override void Merge(BatchAccumulator other, ReadOnlySpan<int> numbers, bool isLast)
    {
        var from = ((ExtremeAccumulator)other)._best;
        var vector = new Vector();
        for (var i = 0; i < numbers.Length; i++)
        {
            from.CopyTo(i, vector, 0);
            Take(numbers[i], vector, 0);
        }
    }

    private void Take(int group, Vector vector, int place)
    {
        var tag = vector.TagAt(place);
        if (tag == Vector.Absent)
            return;
        var best = _best.TagAt(group);
        if (tag == Vector.Integer && best == Vector.Integer)
        {
            if (sign > 0 ? vector.Payloads[place] > _best.PayloadAt(group) : vector.Payloads[place] < _best.PayloadAt(group))
                _best.Set(group, vector, place);
        }
        else if (best == Vector.Absent
            || GraphOrdering.Instance.Compare(vector.ValueAt(place, context.Pool), _best.ValueAt(group, context.Pool)) * sign > 0)
        {
            _best.Set(group, vector, place);
        }
    }
}
