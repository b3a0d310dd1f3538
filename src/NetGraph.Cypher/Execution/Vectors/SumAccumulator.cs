using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// <c>sum</c> and <c>avg</c>: integers exactly in 128 bits, floats beside them. Durations and what cannot be added go to the
/// function itself.
/// </summary>
internal sealed class SumAccumulator(BatchContext context, AggregateDefinition function, SourceSpan span, BatchExpression argument, bool isAverage) : BatchAccumulator
{
    /// <summary>The lower 64 bits of each sum, and what lies above them once one has overflowed.</summary>
    private long[] _low = [];
    private long[]? _high;
    private long[] _counts = [];
    private double[]? _fractions;
    private bool[]? _hasFloat;
    private IAggregator?[]? _others;
    private int _groups;

    /// <summary>Floats depend on the order in which they are added.</summary>
    public override bool CanMerge => _fractions is null && _others is null;

    public override void Grow(int groups)
    {
        _groups = groups;
        _low = GroupArrays.Grown(_low, groups, context, sizeof(long));
        _counts = GroupArrays.Grown(_counts, groups, context, sizeof(long));
        if (_high is not null)
            _high = GroupArrays.Grown(_high, groups, context, sizeof(long));
        if (_others is not null)
            _others = GroupArrays.Grown(_others, groups, context, IntPtr.Size);
        if (_fractions is null)
            return;
        _fractions = GroupArrays.Grown(_fractions, groups, context, sizeof(double));
        _hasFloat = GroupArrays.Grown(_hasFloat!, groups, context, sizeof(bool)); // made with the fractions
    }

    public override void Add(Batch batch, int[]? groups)
    {
        var vector = argument.Evaluate(batch);
        if (_others is null && vector.Uniform == Vector.Integer)
        {
            AddIntegers(vector.Payloads, batch.Places, groups);
            return;
        }

        for (var k = 0; k < batch.Selected; k++)
        {
            batch.FailedAt = k;
            AddCell(groups is null ? 0 : groups[k], vector, batch.Selection[k]);
        }

        batch.FailedAt = -1;
    }

    public override void Put(int group, Vector into, int place)
    {
        var high = _high?[group] ?? 0;
        if (_others?[group] is { } other)
            into.Put(place, Located(() => other.Result()));
        else if (isAverage)
            into.Put(place, _counts[group] == 0 ? GraphValue.Null : GraphValue.Of(((double)Whole(group) + (_fractions?[group] ?? 0)) / _counts[group]));
        else if (_hasFloat is not null && _hasFloat[group])
            into.Put(place, (double)Whole(group) + _fractions![group]); // made together
        else if (high == 0)
            into.Put(place, _low[group]);
        else
            into.Put(place, Narrow(Whole(group)));
    }

    public override void Merge(BatchAccumulator other, ReadOnlySpan<int> numbers, bool isLast)
    {
        var from = (SumAccumulator)other;
        for (var i = 0; i < numbers.Length; i++)
        {
            AddInteger(numbers[i], from._low[i]);
            _counts[numbers[i]] += from._counts[i];
            if (from._high is not null && from._high[i] != 0)
                High()[numbers[i]] += from._high[i];
        }
    }

    private void AddIntegers(long[] payloads, ReadOnlySpan<int> places, int[]? groups)
    {
        if (groups is null)
        {
            Int128 sum = 0;
            foreach (var place in places)
                sum += payloads[place];
            _counts[0] += places.Length;
            AddWhole(0, sum);
            return;
        }

        var (low, counts) = (_low, _counts);
        for (var k = 0; k < places.Length; k++)
        {
            var group = groups[k];
            var value = payloads[places[k]];
            var before = low[group];
            var after = unchecked(before + value);
            low[group] = after;
            counts[group]++;
            if (((before ^ after) & (value ^ after)) < 0)
                High()[group] += value < 0 ? -1 : 1;
        }
    }

    private void AddWhole(int group, Int128 value)
    {
        var sum = Whole(group) + value;
        _low[group] = unchecked((long)sum);
        var high = (long)((sum - _low[group]) >> 64);
        if (high != 0 || _high is not null)
            High()[group] = high;
    }

    private void AddInteger(int group, long value)
    {
        var before = _low[group];
        var after = unchecked(before + value);
        _low[group] = after;
        if (((before ^ after) & (value ^ after)) < 0)
            High()[group] += value < 0 ? -1 : 1;
    }

    /// <summary>The sum is the low part as a signed number, plus 2^64 for each overflow.</summary>
    private Int128 Whole(int group) => _low[group] + ((Int128)(_high?[group] ?? 0) << 64);

    private long[] High() => _high ??= GroupArrays.Grown(Array.Empty<long>(), _groups, context, sizeof(long));

    private void AddCell(int group, Vector vector, int place)
    {
        var tag = vector.TagAt(place);
        if (tag == Vector.Absent)
            return;
        if (_others?[group] is not null || tag is not (Vector.Integer or Vector.Float))
        {
            AddOther(group, vector.ValueAt(place, context.Pool));
            return;
        }

        _counts[group]++;
        if (tag == Vector.Integer)
        {
            AddInteger(group, vector.Payloads[place]);
            return;
        }

        _fractions ??= GroupArrays.Grown(Array.Empty<double>(), _groups, context, sizeof(double));
        _hasFloat ??= GroupArrays.Grown(Array.Empty<bool>(), _groups, context, sizeof(bool));
        _fractions[group] += BitConverter.Int64BitsToDouble(vector.Payloads[place]);
        _hasFloat[group] = true;
    }

    /// <summary>The function itself decides what is wrong, numbers met before included.</summary>
    private void AddOther(int group, GraphValue value)
    {
        if (value.IsNull)
            return;
        _others ??= GroupArrays.Grown(Array.Empty<IAggregator?>(), _groups, context, IntPtr.Size);
        Located(() =>
        {
            if (_others[group] is not { } other)
            {
                _others[group] = other = function.Create();
                if (_counts[group] > 0)
                    other.Add([GraphValue.Of(0L)]);
            }

            other.Add([value]);
            return GraphValue.Null;
        });
    }

    private GraphValue Narrow(Int128 sum) => Located(() => sum >= long.MinValue && sum <= long.MaxValue
        ? (long)sum
        : throw CypherErrors.Arithmetic("IntegerOverflow", $"The sum {sum} lies outside 64-bit integers."));

    private GraphValue Located(Func<GraphValue> compute)
    {
        try
        {
            return compute();
        }
        catch (CypherException e) when (e.Span is null)
        {
            throw e.At(span, context.State.Text);
        }
    }
}
