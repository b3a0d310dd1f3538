using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// apoc.date and apoc.temporal: instants as numbers since 1970-01-01T00:00:00Z in a unit (ms, s, m, h, d or their names), and text by
/// Java's date patterns.
/// </summary>
internal static class DateFunctions
{
    private const string Readable = "yyyy-MM-dd HH:mm:ss";

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.date.format", ValueTypes.String, "An instant as text by a pattern.", Format, Integer("time"), Takes("unit", ValueTypes.String).Or("'ms'"), Takes("format", ValueTypes.String).Or("'yyyy-MM-dd HH:mm:ss'"), Takes("timezone", ValueTypes.String).Or("''")),
        NullPropagating("apoc.date.parse", ValueTypes.Integer, "The instant that text shows by a pattern.", Parse, Text("time"), Takes("unit", ValueTypes.String).Or("'ms'"), Takes("format", ValueTypes.String).Or("'yyyy-MM-dd HH:mm:ss'"), Takes("timezone", ValueTypes.String).Or("''")),
        NullPropagating("apoc.date.convert", ValueTypes.Integer, "A time in another unit, cut off.", (_, a) => Convert("convert", a[0].AsInteger(), a[1].AsString(), a[2].AsString()), Integer("time"), Text("unit"), Text("toUnit")),
        NullPropagating("apoc.date.add", ValueTypes.Integer, "A time and so much of another unit.", Add, Integer("time"), Text("unit"), Integer("addValue"), Text("addUnit")),
        NullPropagating("apoc.date.field", ValueTypes.Integer, "One field of an instant in milliseconds: years, months, days, hours, minutes, seconds, millis or weekdays.", Field, Integer("time"), Takes("unit", ValueTypes.String).Or("'d'"), Takes("timezone", ValueTypes.String).Or("'UTC'")),
        NullPropagating("apoc.date.fields", ValueTypes.Map, "The fields of a date that text shows by a pattern.", Fields, Text("date"), Takes("pattern", ValueTypes.String).Or("'yyyy-MM-dd HH:mm:ss'")),
        NullAware("apoc.date.currentTimestamp", ValueTypes.Integer, "The wall clock in milliseconds.", (c, _) => Millis(c.RealTime)) with { IsDeterministic = false },
        NullPropagating("apoc.date.toISO8601", ValueTypes.String, "An instant in ISO 8601 form with milliseconds.", (_, a) => new DatePattern("apoc.date.toISO8601", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").Format(At("toISO8601", a[0].AsInteger(), TextOr(a, 1, "ms"), TemporalZone.Utc)), Integer("time"), Takes("unit", ValueTypes.String).Or("'ms'")),
        NullPropagating("apoc.date.fromISO8601", ValueTypes.Integer, "The milliseconds of an instant in ISO 8601 form.", (c, a) => Millis(TemporalCreation.From(c, "apoc.date.fromISO8601", GraphValueKind.DateTime, a[0]).AsDateTime()), Text("time")),
        NullPropagating("apoc.date.convertFormat", ValueTypes.String, "A date's text by one pattern in the form of another.", ConvertFormat, Text("temporal"), Text("currentFormat"), Takes("convertTo", ValueTypes.String).Or("'yyyy-MM-dd'")),
        NullAware("apoc.date.systemTimezone", ValueTypes.String, "The zone of temporal values that name none.", (c, _) => c.DefaultZone),
        NullPropagating("apoc.temporal.format", ValueTypes.String, "A temporal value as text by a pattern.", (_, a) => new DatePattern("apoc.temporal.format", TextOr(a, 1, "yyyy-MM-dd")).Format(TemporalParts.Of(a[0])), Needs("temporal", ValueTypes.Temporal), Takes("format", ValueTypes.String).Or("'yyyy-MM-dd'")),
    ];

    private static GraphValue Format(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) => new DatePattern("apoc.date.format", TextOr(arguments, 2, Readable))
        .Format(At("format", arguments[0].AsInteger(), TextOr(arguments, 1, "ms"), ZoneOr(arguments, 3)));

    private static GraphValue Parse(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var instant = new DatePattern("apoc.date.parse", TextOr(arguments, 2, Readable)).Parse(arguments[0].AsString(), ZoneOr(arguments, 3));
        return Convert("parse", Millis(instant), "ms", TextOr(arguments, 1, "ms"));
    }

    private static GraphValue Add(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (time, unit) = (arguments[0].AsInteger(), arguments[1].AsString());
        var sum = (Int128)time + Convert("add", arguments[2].AsInteger(), arguments[3].AsString(), unit);
        return sum >= long.MinValue && sum <= long.MaxValue ? (long)sum : throw DurationMath.TooLarge();
    }

    private static GraphValue Field(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (parts, unit) = (At("field", arguments[0].AsInteger(), "ms", ZoneOr(arguments, 2)), TextOr(arguments, 1, "d"));
        var (year, month, day) = GraphCalendar.FromEpochDay(parts.Local.EpochDay);
        var second = parts.Local.NanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        return unit.ToLowerInvariant() switch
        {
            "y" or "year" or "years" => year,
            "month" or "months" => month,
            "d" or "day" or "days" => day,
            "w" or "weekday" or "weekdays" => GraphCalendar.DayOfWeek(parts.Local.EpochDay),
            "h" or "hour" or "hours" => second / 3600,
            "m" or "minute" or "minutes" => second / 60 % 60,
            "s" or "second" or "seconds" => second % 60,
            "ms" or "milli" or "millis" or "milliseconds" => parts.Local.NanosecondOfDay % GraphCalendar.NanosecondsPerSecond / 1_000_000,
            _ => throw Wrong("apoc.date.field", $"knows no field '{unit}'"),
        };
    }

    private static GraphValue Fields(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var instant = new DatePattern("apoc.date.fields", TextOr(arguments, 1, Readable)).Parse(arguments[0].AsString(), TemporalZone.Utc);
        var (year, month, day) = GraphCalendar.FromEpochDay(instant.Local.EpochDay);
        var second = instant.Local.NanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        return GraphValue.Of(GraphMap.Of(
            ("zoneid", instant.ZoneId ?? (instant.OffsetSeconds == 0 ? "UTC" : IsoText.RenderOffset(instant.OffsetSeconds))),
            ("years", year),
            ("months", month),
            ("days", day),
            ("weekdays", GraphCalendar.DayOfWeek(instant.Local.EpochDay)),
            ("hours", second / 3600),
            ("minutes", second / 60 % 60),
            ("seconds", second % 60)));
    }

    private static GraphValue ConvertFormat(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var instant = new DatePattern("apoc.date.convertFormat", arguments[1].AsString()).Parse(arguments[0].AsString(), TemporalZone.Utc);
        return new DatePattern("apoc.date.convertFormat", TextOr(arguments, 2, "yyyy-MM-dd")).Format(TemporalParts.Of(GraphValue.Of(instant)));
    }

    private static TemporalZone ZoneOr(ReadOnlySpan<GraphValue> arguments, int index) =>
        TextOr(arguments, index, "") is { Length: > 0 } zone && zone != "UTC" ? TemporalZone.Parse(zone) : TemporalZone.Utc;

    private static TemporalParts At(string function, long time, string unit, TemporalZone zone)
    {
        var millis = Convert(function, time, unit, "ms");
        return TemporalParts.Of(GraphValue.Of(TemporalCreation.AtEpoch(GraphCalendar.FloorDivide(millis, 1000), GraphCalendar.FloorModulo(millis, 1000) * 1_000_000, zone)));
    }

    private static long Millis(GraphDateTime instant) => (instant.EpochSecond * 1000) + (instant.Nanosecond / 1_000_000);

    private static long Convert(string function, long time, string from, string to)
    {
        var converted = (Int128)time * MillisOf(function, from) / MillisOf(function, to);
        return converted >= long.MinValue && converted <= long.MaxValue ? (long)converted : throw DurationMath.TooLarge();
    }

    private static long MillisOf(string function, string unit) => unit.ToLowerInvariant() switch
    {
        "ms" or "milli" or "millis" or "milliseconds" => 1,
        "s" or "second" or "seconds" => 1000,
        "m" or "minute" or "minutes" => 60_000,
        "h" or "hour" or "hours" => 3_600_000,
        "d" or "day" or "days" => 86_400_000,
        _ => throw Wrong($"apoc.date.{function}", $"knows the units ms, s, m, h and d, not '{unit}'"),
    };
}
