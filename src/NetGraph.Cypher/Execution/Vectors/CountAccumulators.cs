namespace NetGraph.Cypher.Execution.Vectors;

/// <summary><c>count(*)</c>, and <c>count(x)</c> of values that are not null.</summary>
/// <param name="argument">Null: rows.</param>
internal sealed class CountAccumulator(BatchContext context, BatchExpression? argument) : BatchAccumulator
{
    private long[] _counts = [];

    public override bool CanMerge => true;

    public override void Grow(int groups) => _counts = GroupArrays.Grown(_counts, groups, context, sizeof(long));

    public override void Add(Batch batch, int[]? groups)
    {
        var counts = _counts;
        if (argument is not null and { Kind: ColumnKind.Any } && argument.Evaluate(batch) is { Uniform: Vector.Mixed or Vector.Absent or Vector.Object } vector)
        {
            AddPresent(batch, groups, vector);
            return;
        }

        if (groups is null)
        {
            counts[0] += batch.Selected;
            return;
        }

        foreach (var group in groups.AsSpan(0, batch.Selected))
            counts[group]++;
    }

    public override void Put(int group, Vector into, int place) => into.Put(place, _counts[group]);

    public override void PutAll(int first, Batch batch, Vector into) => into.PutIntegers(_counts.AsSpan(first, batch.Selected));

    public override void Merge(BatchAccumulator other, ReadOnlySpan<int> numbers, bool isLast)
    {
        var counts = ((CountAccumulator)other)._counts;
        for (var i = 0; i < numbers.Length; i++)
            _counts[numbers[i]] += counts[i];
    }

    public override void Release()
    {
        TableArrays.Return(_counts);
        _counts = [];
    }

    private void AddPresent(Batch batch, int[]? groups, Vector vector)
    {
        for (var k = 0; k < batch.Selected; k++)
        {
            if (!vector.IsNullAt(batch.Selection[k]))
                _counts[groups is null ? 0 : groups[k]]++;
        }
    }
}

/// <summary><c>count(DISTINCT x)</c>.</summary>
internal sealed class DistinctCountAccumulator(BatchContext context, BatchExpression argument) : BatchAccumulator
{
    private readonly DistinctCells _seen = new(context);
    private long[] _counts = [];

    public override bool CanMerge => !_seen.HasNumberedCodes;

    public override void Grow(int groups) => _counts = GroupArrays.Grown(_counts, groups, context, sizeof(long));

    public override void Add(Batch batch, int[]? groups) => _seen.Add(argument.Evaluate(batch), batch.Places, groups, _counts);

    public override void Put(int group, Vector into, int place) => into.Put(place, _counts[group]);

    public override void PutAll(int first, Batch batch, Vector into) => into.PutIntegers(_counts.AsSpan(first, batch.Selected));

    public override void Release()
    {
        _seen.Release();
        TableArrays.Return(_counts);
        _counts = [];
    }

    public override void Merge(BatchAccumulator other, ReadOnlySpan<int> numbers, bool isLast) =>
        _seen.Merge(((DistinctCountAccumulator)other)._seen, numbers, _counts, isLast);
}
