using NetGraph.PropertyGraph;
using NodaTime;
using NodaTime.TimeZones;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>
/// A fixed offset, or a named zone with the offset it had where it was read. NodaTime's bundled IANA data answers for names only, so
/// results do not depend on the machine; beyond its years (-9998 to 9999) a zone keeps its first or last offset.
/// </summary>
/// <param name="OffsetSeconds">Seconds east of UTC.</param>
/// <param name="Name">IANA name, or null for a fixed offset.</param>
internal readonly record struct TemporalZone(int OffsetSeconds, string? Name = null)
{
    private const int FirstYear = -9997;
    private const int LastYear = 9998;

    public static TemporalZone Utc => new(0);

    /// <summary>The zone used where a value names none. Plain UTC is the offset zero and shows as <c>Z</c>.</summary>
    public static TemporalZone DefaultOf(IFunctionContext context) =>
        context.DefaultZone is "UTC" or "Z" ? Utc : Parse(context.DefaultZone);

    /// <summary>Reads <c>Z</c>, an offset, or a zone name.</summary>
    /// <exception cref="CypherException">ArgumentError when it is neither.</exception>
    public static TemporalZone Parse(string text)
    {
        if (IsoText.TryReadOffset(text, out var offset))
            return new(offset);

        var name = text.Replace(' ', '_');
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
            ?? DateTimeZoneProviders.Tzdb.Ids.Where(id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase)).Select(id => DateTimeZoneProviders.Tzdb[id]).FirstOrDefault()
            ?? throw CypherErrors.Argument("InvalidArgumentValue", $"'{text}' is no time zone: expected an offset such as +01:00 or a name such as Europe/Stockholm.");
        return new(0, known.Id);
    }

    /// <summary>The value whose wall clock shows this here. In a gap the clock moves on by the gap; in an overlap the earlier instant is meant, unless the other offset is preferred.</summary>
    public GraphDateTime AtLocal(GraphLocalDateTime local, int? preferredOffset = null)
    {
        if (Name is null)
            return GraphDateTime.FromLocal(local, OffsetSeconds);
        if (GraphCalendar.FromEpochDay(local.EpochDay).Year is < FirstYear or > LastYear)
            return GraphDateTime.FromLocal(local, OffsetAt(GraphDateTime.FromLocal(local, 0).EpochSecond), Name);

        var mapping = Map(local);
        var early = mapping.EarlyInterval.WallOffset.Seconds;
        var late = mapping.LateInterval.WallOffset.Seconds;
        if (mapping.Count == 0)
            return GraphDateTime.FromLocal(local, early, Name) with { OffsetSeconds = late };
        return GraphDateTime.FromLocal(local, mapping.Count == 2 && preferredOffset == late ? late : early, Name);
    }

    /// <summary>The same instant shown here.</summary>
    public GraphDateTime AtInstant(long epochSecond, int nanosecond) => new(epochSecond, nanosecond, OffsetAt(epochSecond), Name);

    public int OffsetAt(long epochSecond)
    {
        if (Name is null)
            return OffsetSeconds;

        var clamped = Math.Clamp(epochSecond, Instant.MinValue.ToUnixTimeSeconds() + 1, Instant.MaxValue.ToUnixTimeSeconds());
        return DateTimeZoneProviders.Tzdb[Name].GetUtcOffset(Instant.FromUnixTimeSeconds(clamped)).Seconds;
    }

    /// <summary>Whether the zone's clocks ever show this local value with this offset.</summary>
    public bool Allows(GraphLocalDateTime local, int offsetSeconds)
    {
        if (Name is null)
            return OffsetSeconds == offsetSeconds;
        return OffsetAt(GraphDateTime.FromLocal(local, offsetSeconds).EpochSecond) == offsetSeconds;
    }

    private ZoneLocalMapping Map(GraphLocalDateTime local)
    {
        var (year, month, day) = GraphCalendar.FromEpochDay(local.EpochDay);
        var seconds = local.NanosecondOfDay / GraphCalendar.NanosecondsPerSecond;
        var wall = new LocalDateTime((int)year, month, day, (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
        return DateTimeZoneProviders.Tzdb[Name!].MapLocal(wall); // Only called with a name.
    }
}
