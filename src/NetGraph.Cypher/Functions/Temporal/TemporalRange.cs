using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>The years that temporal values span.</summary>
internal static class TemporalRange
{
    private static readonly long FirstDay = GraphCalendar.ToEpochDay(GraphCalendar.MinYear, 1, 1);
    private static readonly long LastDay = GraphCalendar.ToEpochDay(GraphCalendar.MaxYear, 12, 31);

    /// <returns>The day.</returns>
    /// <exception cref="CypherException">ArgumentError when the day lies outside the years ±999,999,999.</exception>
    public static long RequireDay(Int128 epochDay) => epochDay >= FirstDay && epochDay <= LastDay
        ? (long)epochDay
        : throw CypherErrors.Argument("NumberOutOfRange", "The date lies outside the years -999,999,999 to 999,999,999.");
}
