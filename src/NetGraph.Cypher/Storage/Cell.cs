using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>What the payload of a stored property means. The numbers are part of the snapshot format.</summary>
internal enum CellTag : byte
{
    /// <summary>No property.</summary>
    Absent = 0,

    False = 1,

    True = 2,

    /// <summary>The payload is the number.</summary>
    Integer = 3,

    /// <summary>The payload is the double's bits.</summary>
    Float = 4,

    /// <summary>The payload is a string id of the pool.</summary>
    String = 5,

    /// <summary>Days since 1970-01-01.</summary>
    Date = 6,

    /// <summary>Nanoseconds since midnight.</summary>
    LocalTime = 7,

    /// <summary>A UTC instant: seconds since 1970 shifted left by 30 bits, plus nanoseconds. Reaches from 1697 to 2242.</summary>
    Instant = 8,

    /// <summary>The payload is a value id of the pool: lists, other temporal values, durations, points.</summary>
    Pooled = 9,
}

/// <summary>A property value as stored: a tag and up to 64 bits. Equal cells hold the same value, and only they.</summary>
internal readonly record struct Cell(CellTag Tag, long Payload)
{
    private const int NanosecondBits = 30;
    private const long NanosecondMask = (1L << NanosecondBits) - 1;
    private const long MaxSecond = (1L << 33) - 1;

    public static Cell From(GraphValue value, ValuePool pool) => value.Kind switch
    {
        GraphValueKind.Null => default,
        GraphValueKind.Boolean => new(value.AsBoolean() ? CellTag.True : CellTag.False, 0),
        GraphValueKind.Integer => new(CellTag.Integer, value.AsInteger()),
        GraphValueKind.Float => new(CellTag.Float, BitConverter.DoubleToInt64Bits(value.AsFloat())),
        GraphValueKind.String => new(CellTag.String, pool.InternString(value.AsString())),
        GraphValueKind.Date => new(CellTag.Date, value.AsDate().EpochDay),
        GraphValueKind.LocalTime => new(CellTag.LocalTime, value.AsLocalTime().NanosecondOfDay),
        GraphValueKind.DateTime when TryPack(value.AsDateTime(), out var packed) => new(CellTag.Instant, packed),
        GraphValueKind.Node or GraphValueKind.Relationship or GraphValueKind.Path or GraphValueKind.Map =>
            throw new ArgumentException($"A {value.Kind} cannot be stored as a property.", nameof(value)),
        _ => new(CellTag.Pooled, pool.InternValue(value)),
    };

    /// <summary>A cell for a value that needs nothing of a pool; false for strings, lists and the like.</summary>
    public static bool TryInline(GraphValue value, out Cell cell)
    {
        cell = value.Kind switch
        {
            GraphValueKind.Boolean => new(value.AsBoolean() ? CellTag.True : CellTag.False, 0),
            GraphValueKind.Integer => new(CellTag.Integer, value.AsInteger()),
            GraphValueKind.Float => new(CellTag.Float, BitConverter.DoubleToInt64Bits(value.AsFloat())),
            GraphValueKind.Date => new(CellTag.Date, value.AsDate().EpochDay),
            GraphValueKind.LocalTime => new(CellTag.LocalTime, value.AsLocalTime().NanosecondOfDay),
            GraphValueKind.DateTime when TryPack(value.AsDateTime(), out var packed) => new(CellTag.Instant, packed),
            _ => default,
        };
        return cell.Tag != CellTag.Absent || value.IsNull;
    }

    public GraphValue ToValue(ValuePool pool) => Tag switch
    {
        CellTag.Absent => default,
        CellTag.False => GraphValue.False,
        CellTag.True => GraphValue.True,
        CellTag.Integer => GraphValue.Of(Payload),
        CellTag.Float => GraphValue.Of(BitConverter.Int64BitsToDouble(Payload)),
        CellTag.String => GraphValue.Of(pool.String((int)Payload)),
        CellTag.Date => GraphValue.Of(new GraphDate(Payload)),
        CellTag.LocalTime => GraphValue.Of(new GraphLocalTime(Payload)),
        CellTag.Instant => GraphValue.Of(new GraphDateTime(Payload >> NanosecondBits, (int)(Payload & NanosecondMask))),
        _ => pool.Value((int)Payload),
    };

    private static bool TryPack(GraphDateTime value, out long packed)
    {
        packed = (value.EpochSecond << NanosecondBits) | (uint)value.Nanosecond;
        return value is { OffsetSeconds: 0, ZoneId: null, EpochSecond: >= -MaxSecond and <= MaxSecond };
    }
}
