using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// <c>value comparison constant</c>. On integers any comparison with a number is one test of a range, on strings equality is one
/// of pool ids; other cells are compared as values.
/// </summary>
internal sealed class CompareConstantPredicate : PlacePredicate
{
    private const double TwoTo63 = 9223372036854775808.0;

    private readonly BatchContext _context;
    private readonly BatchExpression _operand;
    private readonly BinaryOperator _comparison;
    private readonly GraphValue _constant;
    private readonly bool _isNegated;
    private readonly bool _hasRange;
    private readonly long _low = 1;
    private readonly long _high;
    private readonly bool _isStringEquality;
    private readonly int _string;

    /// <summary>The tag that equals a boolean constant; <see cref="Vector.Absent"/>: there is none.</summary>
    private readonly byte _truth = Vector.Absent;
    private Vector _vector = null!; // set by Begin

    public CompareConstantPredicate(BatchContext context, BatchExpression operand, BinaryOperator comparison, GraphValue constant)
    {
        _context = context;
        _operand = operand;
        _comparison = comparison;
        _constant = constant;
        _isNegated = comparison == BinaryOperator.NotEqual;
        _hasRange = constant.IsNumber;
        if (_hasRange)
            (_low, _high) = RangeOf(comparison, constant);
        _isStringEquality = constant.Kind == GraphValueKind.String && (comparison is BinaryOperator.Equal or BinaryOperator.NotEqual);
        if (constant.Kind == GraphValueKind.Boolean && comparison is (BinaryOperator.Equal or BinaryOperator.NotEqual))
            _truth = constant.IsTrue ? Vector.True : Vector.False;
        if (_isStringEquality)
            _string = context.Columns.FindString(constant.AsString());
    }

    public override int Select(Batch batch, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        if (_constant.IsNull)
            return 0;
        Begin(batch);
        return _vector.Uniform switch
        {
            Vector.Integer when _hasRange => SelectRange(_vector.Payloads, places, wanted != _isNegated, into),
            Vector.True or Vector.False when _truth != Vector.Absent => SelectAllOrNone(_vector.Uniform == _truth == (wanted != _isNegated), places, into),
            Vector.String when _isStringEquality => SelectSame(_vector.Payloads, places, wanted != _isNegated, into),
            Vector.Absent => 0,
            Vector.Mixed when _truth != Vector.Absent => SelectTruth(_vector.Tags, places, wanted, into),
            _ => SelectEach(places, wanted, into),
        };
    }

    protected override void Begin(Batch batch) => _vector = _operand.Evaluate(batch);

    protected override bool? Holds(int place)
    {
        var payload = _vector.Payloads[place];
        return _vector.TagAt(place) switch
        {
            Vector.Absent => null,
            var tag and (Vector.True or Vector.False) when _truth != Vector.Absent => tag == _truth != _isNegated,
            Vector.Integer when _hasRange => (payload >= _low && payload <= _high) != _isNegated,
            Vector.String when _isStringEquality => payload == _string != _isNegated,
            _ => Comparisons.Holds(_comparison, _vector.ValueAt(place, _context.Pool), _constant),
        };
    }

    /// <summary>The integers for which the comparison (of <c>&lt;&gt;</c>: its opposite) is true; low above high when there are none.</summary>
    private static (long Low, long High) RangeOf(BinaryOperator comparison, GraphValue constant)
    {
        var (floor, ceiling) = constant.Kind == GraphValueKind.Integer ? (constant.AsInteger(), constant.AsInteger()) : Whole(constant.AsFloat());
        if (constant.Kind == GraphValueKind.Float && double.IsNaN(constant.AsFloat()))
            return (1, 0);
        var isWhole = floor == ceiling;
        var (isBelow, isAbove) = constant.Kind == GraphValueKind.Float ? (constant.AsFloat() < -TwoTo63, constant.AsFloat() >= TwoTo63) : (false, false);
        switch (comparison)
        {
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                return isWhole && !isBelow && !isAbove ? (floor, floor) : (1, 0);
            case BinaryOperator.Less or BinaryOperator.LessOrEqual:
                if (isBelow || isAbove)
                    return isAbove ? (long.MinValue, long.MaxValue) : (1, 0);
                if (comparison == BinaryOperator.LessOrEqual || !isWhole)
                    return (long.MinValue, floor);
                return floor == long.MinValue ? (1, 0) : (long.MinValue, floor - 1);
            default:
                if (isBelow || isAbove)
                    return isBelow ? (long.MinValue, long.MaxValue) : (1, 0);
                if (comparison == BinaryOperator.GreaterOrEqual || !isWhole)
                    return (ceiling, long.MaxValue);
                return ceiling == long.MaxValue ? (1, 0) : (ceiling + 1, long.MaxValue);
        }
    }

    private static (long Floor, long Ceiling) Whole(double value) =>
        value is >= -TwoTo63 and < TwoTo63 ? ((long)Math.Floor(value), (long)Math.Ceiling(value)) : (0, 0);

    private int SelectRange(long[] payloads, ReadOnlySpan<int> places, bool inside, int[] into)
    {
        if (_low > _high)
            return SelectAllOrNone(!inside, places, into);

        if (places.Length > 0 && places[^1] - places[0] == places.Length - 1)
            return LongSpans.SelectRange(payloads.AsSpan(places[0], places.Length), _low, _high, inside, places[0], into);

        var count = 0;
        var width = (ulong)(_high - _low);
        foreach (var place in places)
        {
            into[count] = place;
            count += (ulong)(payloads[place] - _low) <= width == inside ? 1 : 0;
        }

        return count;
    }

    private int SelectTruth(byte[] tags, ReadOnlySpan<int> places, bool wanted, int[] into)
    {
        var isTrue = _truth == Vector.True == (wanted != _isNegated);
        var (same, opposite) = isTrue ? (Vector.True, Vector.False) : (Vector.False, Vector.True);
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            var tag = tags[place];
            if (tag == same || tag != opposite && Holds(place) == wanted)
                count++;
        }

        return count;
    }

    private static int SelectAllOrNone(bool all, ReadOnlySpan<int> places, int[] into)
    {
        if (!all)
            return 0;
        places.CopyTo(into);
        return places.Length;
    }

    private int SelectSame(long[] payloads, ReadOnlySpan<int> places, bool same, int[] into)
    {
        var count = 0;
        foreach (var place in places)
        {
            into[count] = place;
            count += payloads[place] == _string == same ? 1 : 0;
        }

        return count;
    }
}

/// <summary><c>value comparison value</c>.</summary>
internal sealed class ComparePairPredicate(BatchContext context, BatchExpression left, BinaryOperator comparison, BatchExpression right) : PlacePredicate
{
    private Vector _left = null!; // set by Begin, as is the next
    private Vector _right = null!;
    private bool _areIntegers;

    protected override void Begin(Batch batch)
    {
        _left = left.Evaluate(batch);
        _right = right.Evaluate(batch);
        _areIntegers = _left.Uniform == Vector.Integer && _right.Uniform == Vector.Integer;
    }

    protected override bool? Holds(int place)
    {
        if (!_areIntegers)
            return Comparisons.Holds(comparison, _left.ValueAt(place, context.Pool), _right.ValueAt(place, context.Pool));
        var (a, b) = (_left.Payloads[place], _right.Payloads[place]);
        return comparison switch
        {
            BinaryOperator.Equal => a == b,
            BinaryOperator.NotEqual => a != b,
            BinaryOperator.Less => a < b,
            BinaryOperator.LessOrEqual => a <= b,
            BinaryOperator.Greater => a > b,
            _ => a >= b,
        };
    }
}
