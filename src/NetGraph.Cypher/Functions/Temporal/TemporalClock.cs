using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>Reads a clock as a value of some temporal kind.</summary>
internal static class TemporalClock
{
    /// <param name="zone">Where the clock hangs; null for the clock's own zone.</param>
    public static GraphValue Read(GraphDateTime clock, GraphValueKind kind, TemporalZone? zone)
    {
        var shown = zone is { } place ? place.AtInstant(clock.EpochSecond, clock.Nanosecond) : clock;
        return TemporalParts.Of(GraphValue.Of(shown)).ToValue(kind, TemporalZone.Utc);
    }
}
