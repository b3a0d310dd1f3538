using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>A temporal value of any of the five kinds taken apart: what it lacks is null.</summary>
internal readonly record struct TemporalParts(long? EpochDay, long? NanosecondOfDay, TemporalZone? Zone)
{
    public GraphLocalDateTime Local => new(EpochDay ?? 0, NanosecondOfDay ?? 0);

    /// <exception cref="ArgumentOutOfRangeException">The value is not temporal.</exception>
    public static TemporalParts Of(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Date => new(value.AsDate().EpochDay, null, null),
        GraphValueKind.LocalTime => new(null, value.AsLocalTime().NanosecondOfDay, null),
        GraphValueKind.Time => new(null, value.AsTime().NanosecondOfDay, new TemporalZone(value.AsTime().OffsetSeconds)),
        GraphValueKind.LocalDateTime => OfLocal(value.AsLocalDateTime(), null),
        GraphValueKind.DateTime => OfLocal(value.AsDateTime().Local, new TemporalZone(value.AsDateTime().OffsetSeconds, value.AsDateTime().ZoneId)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Not a temporal value."),
    };

    /// <summary>Puts a value of the wanted kind together; a missing time is midnight, a missing zone the given one.</summary>
    /// <exception cref="CypherException">ArgumentError when the kind needs a date and there is none, or a time and there is only a date.</exception>
    public GraphValue ToValue(GraphValueKind kind, TemporalZone defaultZone)
    {
        if (kind is GraphValueKind.Date or GraphValueKind.LocalDateTime or GraphValueKind.DateTime && EpochDay is null)
            throw CypherErrors.Argument("InvalidArgumentValue", $"A {ValueTypeNames.Of(kind)} cannot be made from a value without a date.");
        if (kind is GraphValueKind.LocalTime or GraphValueKind.Time && NanosecondOfDay is null)
            throw CypherErrors.Argument("InvalidArgumentValue", $"A {ValueTypeNames.Of(kind)} cannot be made from a value without a time.");

        return kind switch
        {
            GraphValueKind.Date => GraphValue.Of(new GraphDate(Local.EpochDay)),
            GraphValueKind.LocalTime => GraphValue.Of(new GraphLocalTime(Local.NanosecondOfDay)),
            GraphValueKind.Time => GraphValue.Of(new GraphTime(Local.NanosecondOfDay, (Zone ?? defaultZone).OffsetSeconds)),
            GraphValueKind.LocalDateTime => GraphValue.Of(Local),
            _ => GraphValue.Of((Zone ?? defaultZone).AtLocal(Local, Zone?.OffsetSeconds)),
        };
    }

    private static TemporalParts OfLocal(GraphLocalDateTime local, TemporalZone? zone) => new(local.EpochDay, local.NanosecondOfDay, zone);
}
