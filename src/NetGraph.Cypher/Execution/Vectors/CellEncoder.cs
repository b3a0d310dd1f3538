using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>
/// Gives cells codes that are equal exactly when the values are equivalent (<see cref="GraphEquivalence"/>: 1 is 1.0, NaN is
/// NaN, null is null): the payload and in the lowest four bits a tag. What does not fit is numbered by dictionaries.
/// </summary>
internal sealed class CellEncoder(IColumnSource columns)
{
    /// <summary>Where in a code the tag lies.</summary>
    public const int TagBits = 4;

    public const int TagMask = (1 << TagBits) - 1;

    private const byte NotANumber = Vector.Float;
    private const byte NumberedFloat = 12;
    private const byte NumberedInteger = 13;
    private const byte NumberedValue = 15;

    /// <summary>No code.</summary>
    private const long Unknown = -1;

    private readonly Dictionary<long, int> _floats = [];
    private readonly Dictionary<long, int> _integers = [];
    private readonly Dictionary<long, int> _instants = [];
    private readonly Dictionary<GraphValue, int> _values = new(GraphEquivalence.Instance);

    private readonly List<long> _remembered = [];
    private object? _memory;

    /// <summary>Entries of the dictionaries.</summary>
    public int Entries => _floats.Count + _integers.Count + _instants.Count + _values.Count;

    /// <summary>Whether the code of a cell of this tag is always its payload with the tag, as long as the payload fits.</summary>
    public static bool IsPlain(byte tag) =>
        tag is Vector.Absent or Vector.True or Vector.False or Vector.Integer or Vector.String or Vector.Date or Vector.LocalTime or Vector.Node or Vector.Relationship;

    /// <summary>Codes of the rows at some places, one after the other.</summary>
    public void Encode(Vector vector, ReadOnlySpan<int> places, long[] codes)
    {
        var payloads = vector.Payloads;
        if (vector.Uniform is Vector.String or Vector.Node or Vector.Relationship)
        {
            for (var k = 0; k < places.Length; k++)
                codes[k] = (payloads[places[k]] << 4) | vector.Uniform;
            return;
        }

        if (vector.Uniform == Vector.Integer && TryEncodeIntegers(payloads, places, codes))
            return;
        for (var k = 0; k < places.Length; k++)
            codes[k] = Code(vector, places[k]);
    }

    /// <summary>False when one of them needs a number.</summary>
    private static bool TryEncodeIntegers(long[] payloads, ReadOnlySpan<int> places, long[] codes)
    {
        var lost = 0L;
        for (var k = 0; k < places.Length; k++)
        {
            var payload = payloads[places[k]];
            var code = (payload << 4) | Vector.Integer;
            codes[k] = code;
            lost |= (code >> 4) ^ payload;
        }

        return lost == 0;
    }

    /// <summary>The code of one cell.</summary>
    public long Code(Vector vector, int place)
    {
        var payload = vector.Payloads[place];
        var tag = vector.TagAt(place);
        switch (tag)
        {
            case Vector.Absent or Vector.True or Vector.False:
                return tag;
            case Vector.Integer:
                return Whole(payload);
            case Vector.Float:
                return Fraction(BitConverter.Int64BitsToDouble(payload));
            case Vector.Instant:
                return Numbered(_instants, payload, Vector.Instant);
            case Vector.Pooled:
                return Value(columns.Pool.Value((int)payload));
            case Vector.Object:
                return vector.Memory is { } memory ? Remembered(memory, (int)payload, vector, place) : Value(vector.Values![place]); // made with the first such cell
            default:
                return (payload << 4) | tag;
        }
    }

    /// <summary>Values that an expression has numbered are looked up once.</summary>
    private long Remembered(object memory, int number, Vector vector, int place)
    {
        if (!ReferenceEquals(memory, _memory))
        {
            _memory = memory;
            _remembered.Clear();
        }

        while (_remembered.Count <= number)
            _remembered.Add(Unknown);
        if (_remembered[number] == Unknown)
            _remembered[number] = Value(vector.Values![place]); // made with the first such cell
        return _remembered[number];
    }

    private long Whole(long payload)
    {
        var code = (payload << 4) | Vector.Integer;
        return code >> 4 == payload ? code : Numbered(_integers, payload, NumberedInteger);
    }

    private long Fraction(double value)
    {
        if (double.IsNaN(value))
            return NotANumber;
        if (value is >= -9223372036854775808.0 and < 9223372036854775808.0 && Math.Truncate(value) == value)
            return Whole((long)value);
        return Numbered(_floats, BitConverter.DoubleToInt64Bits(value), NumberedFloat);
    }

    /// <summary>A string that was computed is the same as a stored one.</summary>
    private long Value(GraphValue value)
    {
        if (value.Kind == GraphValueKind.String && columns.FindString(value.AsString()) is >= 0 and var id)
            return ((long)id << 4) | Vector.String;
        if (!_values.TryGetValue(value, out var number))
            _values.Add(value, number = _values.Count);
        return ((long)number << 4) | NumberedValue;
    }

    private static long Numbered(Dictionary<long, int> numbers, long payload, byte tag)
    {
        if (!numbers.TryGetValue(payload, out var number))
            numbers.Add(payload, number = numbers.Count);
        return ((long)number << 4) | tag;
    }
}
