using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// The functions of the five temporal kinds and of durations (Cypher manual, "Temporal functions"): creation, the three clocks,
/// truncation, differences. Without a clock's name the statement's clock counts, so one statement sees one time.
/// </summary>
internal static class TemporalFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        .. Family("date", GraphValueKind.Date, ValueTypes.Date),
        .. Family("localtime", GraphValueKind.LocalTime, ValueTypes.LocalTime),
        .. Family("time", GraphValueKind.Time, ValueTypes.Time),
        .. Family("localdatetime", GraphValueKind.LocalDateTime, ValueTypes.LocalDateTime),
        .. Family("datetime", GraphValueKind.DateTime, ValueTypes.DateTime),
        NullPropagating("datetime.fromepoch", ValueTypes.DateTime, "The instant so many seconds and nanoseconds after 1970-01-01T00:00:00Z.", FromEpoch, Needs("seconds", ValueTypes.Number), Needs("nanoseconds", ValueTypes.Number)),
        NullPropagating("datetime.fromepochmillis", ValueTypes.DateTime, "The instant so many milliseconds after 1970-01-01T00:00:00Z.", FromEpochMillis, Needs("milliseconds", ValueTypes.Number)),
        NullPropagating("duration", ValueTypes.Duration, "A duration from a map or an ISO 8601 string.", Duration, Needs("input", ValueTypes.String | ValueTypes.Map | ValueTypes.Duration)),
        Difference("duration.between", "The duration between two values in months, days and seconds.", TemporalDifference.Between),
        Difference("duration.inMonths", "The whole months between two values.", TemporalDifference.InMonths),
        Difference("duration.inDays", "The whole days between two values.", TemporalDifference.InDays),
        Difference("duration.inSeconds", "The seconds between two values.", TemporalDifference.InSeconds),
    ];

    private static FunctionDefinition[] Family(string name, GraphValueKind kind, ValueTypes type) =>
    [
        NullPropagating(name, type, $"A {ValueTypeNames.Of(kind)} from a map, a string or another temporal value; without argument the statement's clock.", (c, a) => a.Length == 0 ? Clock(c, c.StatementTime, kind, a) : TemporalCreation.From(c, name, kind, a[0]), Takes("input", ValueTypes.String | ValueTypes.Map | ValueTypes.Temporal).Or("DEFAULT_TEMPORAL_ARGUMENT").Typed("ANY")),
        NullPropagating($"{name}.transaction", type, "The transaction's clock.", (c, a) => Clock(c, c.TransactionTime, kind, a), Takes("timezone", ValueTypes.String).Or("DEFAULT_TEMPORAL_ARGUMENT")),
        NullPropagating($"{name}.statement", type, "The statement's clock.", (c, a) => Clock(c, c.StatementTime, kind, a), Takes("timezone", ValueTypes.String).Or("DEFAULT_TEMPORAL_ARGUMENT")),
        NullPropagating($"{name}.realtime", type, "The wall clock at this very moment.", (c, a) => Clock(c, c.RealTime, kind, a), Takes("timezone", ValueTypes.String).Or("DEFAULT_TEMPORAL_ARGUMENT")) with { IsDeterministic = false },
        NullPropagating($"{name}.truncate", type, "The value cut down to a unit, then with the given fields set.", (c, a) => Truncate(c, $"{name}.truncate", kind, a), Needs("unit", ValueTypes.String), Takes("input", ValueTypes.Temporal).Or("DEFAULT_TEMPORAL_ARGUMENT"), Takes("fields", ValueTypes.Map).Or("null")),
    ];

    private static FunctionDefinition Difference(string name, string description, Func<GraphValue, GraphValue, GraphDuration> between) =>
        NullPropagating(name, ValueTypes.Duration, description, (_, a) => GraphValue.Of(between(a[0], a[1])), Needs("from", ValueTypes.Temporal), Needs("to", ValueTypes.Temporal));

    private static GraphValue Clock(IFunctionContext context, GraphDateTime clock, GraphValueKind kind, ReadOnlySpan<GraphValue> arguments)
    {
        var zone = arguments.Length > 0 ? TemporalZone.Parse(arguments[0].AsString()) : TemporalZone.DefaultOf(context);
        return TemporalClock.Read(clock, kind, zone);
    }

    private static GraphValue Truncate(IFunctionContext context, string name, GraphValueKind kind, ReadOnlySpan<GraphValue> arguments)
    {
        var value = arguments.Length > 1 ? arguments[1] : GraphValue.Of(context.StatementTime);
        return Truncation.Truncate(context, name, kind, arguments[0].AsString(), value, arguments.Length > 2 ? arguments[2].AsMap() : GraphMap.Empty);
    }

    private static GraphValue Duration(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) => arguments[0].Kind switch
    {
        GraphValueKind.String => GraphValue.Of(DurationParser.Parse(arguments[0].AsString())),
        GraphValueKind.Map => GraphValue.Of(DurationFields.Resolve(arguments[0].AsMap())),
        _ => arguments[0],
    };

    private static GraphValue FromEpoch(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) =>
        GraphValue.Of(TemporalCreation.AtEpoch((long)arguments[0].AsNumber(), (long)arguments[1].AsNumber(), TemporalZone.Utc));

    private static GraphValue FromEpochMillis(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var millis = arguments[0].Kind == GraphValueKind.Integer ? arguments[0].AsInteger() : (long)arguments[0].AsFloat();
        return GraphValue.Of(TemporalCreation.AtEpoch(GraphCalendar.FloorDivide(millis, 1000), GraphCalendar.FloorModulo(millis, 1000) * 1_000_000, TemporalZone.Utc));
    }
}
