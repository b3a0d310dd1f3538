using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>Makes a value of one temporal kind from a string, a map or another temporal value (openCypher CIP2015-08-06).</summary>
internal static class TemporalCreation
{
    public static GraphValue From(IFunctionContext context, string function, GraphValueKind kind, GraphValue argument)
    {
        var defaultZone = TemporalZone.DefaultOf(context);
        return argument.Kind switch
        {
            GraphValueKind.String => Parse(argument.AsString(), kind, defaultZone),
            GraphValueKind.Map => FromMap(context, function, kind, argument.AsMap(), defaultZone),
            _ => TemporalParts.Of(argument).ToValue(kind, defaultZone),
        };
    }

    private static GraphValue FromMap(IFunctionContext context, string function, GraphValueKind kind, GraphMap map, TemporalZone defaultZone)
    {
        var fields = new TemporalFields(function, map);
        fields.RequireKnown();
        if (fields.IsOnly("timezone"))
            return TemporalClock.Read(context.StatementTime, kind, fields.Zone());
        if (fields.HasAny("epochSeconds", "epochMillis"))
            return FromEpoch(fields, kind, fields.Zone() ?? defaultZone);

        var whole = fields.Source("datetime");
        var dateSource = fields.Source("date") ?? whole;
        var timeSource = fields.Source("time") ?? whole;
        if (fields.Has("date") && dateSource?.EpochDay is null)
            throw fields.Wrong("needs a value with a date for 'date'");
        if (fields.Has("time") && timeSource?.NanosecondOfDay is null)
            throw fields.Wrong("needs a value with a time for 'time'");

        var hasDate = kind is GraphValueKind.Date or GraphValueKind.LocalDateTime or GraphValueKind.DateTime;
        var day = hasDate ? DateFields.Resolve(fields, dateSource?.EpochDay) : (long?)null;
        var time = kind == GraphValueKind.Date ? (long?)null : ResolveTime(fields, kind, timeSource?.NanosecondOfDay);
        var parts = new TemporalParts(day, time, timeSource?.Zone);
        return fields.Zone() is { } zone ? InZone(context, parts, kind, zone) : parts.ToValue(kind, defaultZone);
    }

    private static long ResolveTime(TemporalFields fields, GraphValueKind kind, long? baseTime)
    {
        if (kind is GraphValueKind.LocalTime or GraphValueKind.Time && baseTime is null && !fields.Has("hour"))
            throw fields.Wrong("needs an 'hour' or a 'time'");
        return TimeFields.Resolve(fields, baseTime);
    }

    /// <summary>A zone of its own converts the instant of a source that had one, and is simply assigned to one that had not.</summary>
    private static GraphValue InZone(IFunctionContext context, TemporalParts parts, GraphValueKind kind, TemporalZone zone)
    {
        switch (kind)
        {
            case GraphValueKind.DateTime when parts.Zone is not null:
                var instant = parts.ToValue(kind, zone).AsDateTime();
                return GraphValue.Of(zone.AtInstant(instant.EpochSecond, instant.Nanosecond));
            case GraphValueKind.Time:
                var fixedZone = new TemporalZone(zone.OffsetAt(context.StatementTime.EpochSecond));
                return parts.Zone is { } from
                    ? GraphValue.Of(Shift(parts.Local.NanosecondOfDay, from.OffsetSeconds, fixedZone.OffsetSeconds))
                    : (parts with { Zone = fixedZone }).ToValue(kind, fixedZone);
            default:
                return (parts with { Zone = zone }).ToValue(kind, zone);
        }
    }

    private static GraphTime Shift(long nanosecondOfDay, int from, int to) => new(
        GraphCalendar.FloorModulo(nanosecondOfDay + ((to - from) * GraphCalendar.NanosecondsPerSecond), GraphCalendar.NanosecondsPerDay),
        to);

    private static GraphValue FromEpoch(TemporalFields fields, GraphValueKind kind, TemporalZone zone)
    {
        if (kind != GraphValueKind.DateTime)
            throw fields.Wrong("cannot be made from epochSeconds or epochMillis");

        var nanosecond = fields.Integer("nanosecond", 0, 999_999_999) ?? 0;
        if (fields.Integer("epochSeconds") is { } seconds)
            return GraphValue.Of(AtEpoch(seconds, nanosecond, zone));

        var millis = fields.Integer("epochMillis") ?? 0;
        return GraphValue.Of(AtEpoch(GraphCalendar.FloorDivide(millis, 1000), (GraphCalendar.FloorModulo(millis, 1000) * 1_000_000) + nanosecond, zone));
    }

    /// <summary>The instant in a zone.</summary>
    /// <exception cref="CypherException">ArgumentError outside the years ±999,999,999.</exception>
    public static GraphDateTime AtEpoch(long seconds, long nanoseconds, TemporalZone zone)
    {
        var carry = GraphCalendar.FloorDivide(nanoseconds, GraphCalendar.NanosecondsPerSecond);
        TemporalRange.RequireDay(GraphCalendar.FloorDivide(seconds, GraphCalendar.SecondsPerDay));
        return zone.AtInstant(seconds + carry, (int)GraphCalendar.FloorModulo(nanoseconds, GraphCalendar.NanosecondsPerSecond));
    }

    private static GraphValue Parse(string text, GraphValueKind kind, TemporalZone defaultZone)
    {
        switch (kind)
        {
            case GraphValueKind.Date when IsoText.TryReadDate(text, out var date):
                return GraphValue.Of(date);
            case GraphValueKind.LocalTime when IsoText.TryReadTime(text, out var time, out var none) && none is null:
                return GraphValue.Of(time);
            case GraphValueKind.Time when IsoText.TryReadTime(text, out var time, out var offset):
                return GraphValue.Of(new GraphTime(time.NanosecondOfDay, offset ?? defaultZone.OffsetSeconds));
            case GraphValueKind.LocalDateTime when IsoText.TryReadDateTime(text, out var read) && read is { OffsetSeconds: null, ZoneId: null }:
                return GraphValue.Of(read.Local);
            case GraphValueKind.DateTime when IsoText.TryReadDateTime(text, out var read):
                return GraphValue.Of(Place(text, read, defaultZone));
            default:
                throw CypherErrors.Argument("InvalidArgumentValue", $"'{text}' is no {ValueTypeNames.Of(kind)} in ISO 8601 form.");
        }
    }

    private static GraphDateTime Place(string text, IsoDateTimeText read, TemporalZone defaultZone)
    {
        if (read.ZoneId is null)
            return read.OffsetSeconds is { } offset ? GraphDateTime.FromLocal(read.Local, offset) : defaultZone.AtLocal(read.Local);

        var zone = TemporalZone.Parse(read.ZoneId);
        if (read.OffsetSeconds is { } given && !zone.Allows(read.Local, given))
            throw CypherErrors.Argument("InvalidArgumentValue", $"Offset and time zone of '{text}' do not fit.");
        return zone.AtLocal(read.Local, read.OffsetSeconds);
    }
}
