using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Property values as bytes: a kind, then the parts.</summary>
internal static class ValueCodec
{
    /// <summary>Kinds on disk. Numbers are never reused.</summary>
    private enum Code : byte
    {
        Null = 0,
        False = 1,
        True = 2,
        Integer = 3,
        Float = 4,
        String = 5,
        List = 6,
        Date = 7,
        LocalTime = 8,
        Time = 9,
        LocalDateTime = 10,
        UtcDateTime = 11,
        DateTime = 12,
        Duration = 13,
        Point = 14,

        /// <summary>A string written before in the same transaction, by its number.</summary>
        KnownString = 15,
    }

    /// <param name="strings">Numbers of the strings written before in the same transaction; null: strings stand for themselves.</param>
    public static void Write(ByteWriter to, GraphValue value, Dictionary<string, int>? strings)
    {
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                to.Byte((byte)Code.Null);
                break;
            case GraphValueKind.Boolean:
                to.Byte((byte)(value.AsBoolean() ? Code.True : Code.False));
                break;
            case GraphValueKind.Integer:
                to.Byte((byte)Code.Integer);
                to.Signed(value.AsInteger());
                break;
            case GraphValueKind.Float:
                to.Byte((byte)Code.Float);
                to.Double(value.AsFloat());
                break;
            case GraphValueKind.String:
                WriteString(to, value.AsString(), strings);
                break;
            case GraphValueKind.List:
                to.Byte((byte)Code.List);
                to.Varint(value.AsList().Count);
                foreach (var item in value.AsList())
                    Write(to, item, strings);
                break;
            case GraphValueKind.Date:
                to.Byte((byte)Code.Date);
                to.Signed(value.AsDate().EpochDay);
                break;
            case GraphValueKind.LocalTime:
                to.Byte((byte)Code.LocalTime);
                to.Signed(value.AsLocalTime().NanosecondOfDay);
                break;
            case GraphValueKind.Time:
                to.Byte((byte)Code.Time);
                to.Signed(value.AsTime().NanosecondOfDay);
                to.Signed(value.AsTime().OffsetSeconds);
                break;
            case GraphValueKind.LocalDateTime:
                to.Byte((byte)Code.LocalDateTime);
                to.Signed(value.AsLocalDateTime().EpochDay);
                to.Signed(value.AsLocalDateTime().NanosecondOfDay);
                break;
            case GraphValueKind.DateTime:
                Write(to, value.AsDateTime());
                break;
            case GraphValueKind.Duration:
                to.Byte((byte)Code.Duration);
                to.Signed(value.AsDuration().Months);
                to.Signed(value.AsDuration().Days);
                to.Signed(value.AsDuration().Seconds);
                to.Signed(value.AsDuration().Nanoseconds);
                break;
            case GraphValueKind.Point:
                Write(to, value.AsPoint());
                break;
            default:
                throw new ArgumentException($"A {value.Kind} cannot be stored as a property.", nameof(value));
        }
    }

    /// <param name="strings">The strings read before in the same transaction, in order.</param>
    /// <exception cref="InvalidDataException">The bytes are no value.</exception>
    public static GraphValue Read(ref ByteReader from, List<string>? strings)
    {
        var code = (Code)from.Byte();
        return code switch
        {
            Code.Null => default,
            Code.False => GraphValue.False,
            Code.True => GraphValue.True,
            Code.Integer => GraphValue.Of(from.Signed()),
            Code.Float => GraphValue.Of(from.Double()),
            Code.String => ReadString(ref from, strings),
            Code.KnownString when from.Count() is var number && number < strings?.Count => strings[number],
            Code.List => ReadList(ref from, strings),
            Code.Date => GraphValue.Of(new GraphDate(from.Signed())),
            Code.LocalTime => GraphValue.Of(new GraphLocalTime(from.Signed())),
            Code.Time => GraphValue.Of(new GraphTime(from.Signed(), (int)from.Signed())),
            Code.LocalDateTime => GraphValue.Of(new GraphLocalDateTime(from.Signed(), from.Signed())),
            Code.UtcDateTime => GraphValue.Of(new GraphDateTime(from.Signed(), from.Count())),
            Code.DateTime => ReadZoned(ref from),
            Code.Duration => GraphValue.Of(new GraphDuration(from.Signed(), from.Signed(), from.Signed(), (int)from.Signed())),
            Code.Point => ReadPoint(ref from),
            _ => throw new InvalidDataException($"expected a value, found code {(byte)code}"),
        };
    }

    private static void WriteString(ByteWriter to, string value, Dictionary<string, int>? strings)
    {
        if (strings is not null && strings.TryGetValue(value, out var number))
        {
            to.Byte((byte)Code.KnownString);
            to.Varint(number);
            return;
        }

        strings?.Add(value, strings.Count);
        to.Byte((byte)Code.String);
        to.String(value);
    }

    private static GraphValue ReadString(ref ByteReader from, List<string>? strings)
    {
        var value = from.String();
        strings?.Add(value);
        return value;
    }

    private static GraphValue ReadList(ref ByteReader from, List<string>? strings)
    {
        var count = from.Count();
        var items = new List<GraphValue>(Math.Min(count, 4096));
        for (var i = 0; i < count; i++)
            items.Add(Read(ref from, strings));
        return GraphValue.Of(items.ToArray());
    }

    private static void Write(ByteWriter to, GraphDateTime value)
    {
        var utc = value is { OffsetSeconds: 0, ZoneId: null };
        to.Byte((byte)(utc ? Code.UtcDateTime : Code.DateTime));
        to.Signed(value.EpochSecond);
        to.Varint(value.Nanosecond);
        if (utc)
            return;

        to.Signed(value.OffsetSeconds);
        to.Byte(value.ZoneId is null ? (byte)0 : (byte)1);
        if (value.ZoneId is not null)
            to.String(value.ZoneId);
    }

    private static GraphValue ReadZoned(ref ByteReader from)
    {
        var second = from.Signed();
        var nanosecond = from.Count();
        var offset = (int)from.Signed();
        return GraphValue.Of(new GraphDateTime(second, nanosecond, offset, from.Byte() == 0 ? null : from.String()));
    }

    private static void Write(ByteWriter to, GraphPoint value)
    {
        to.Byte((byte)Code.Point);
        to.Varint(value.Srid);
        to.Double(value.X);
        to.Double(value.Y);
        to.Byte(value.Z is null ? (byte)0 : (byte)1);
        if (value.Z is { } z)
            to.Double(z);
    }

    private static GraphValue ReadPoint(ref ByteReader from)
    {
        var srid = from.Count();
        var x = from.Double();
        var y = from.Double();
        return GraphValue.Of(new GraphPoint(srid, x, y, from.Byte() == 0 ? null : from.Double()));
    }
}
