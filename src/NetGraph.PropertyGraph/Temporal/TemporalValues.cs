namespace NetGraph.PropertyGraph;

/// <summary>A calendar date of the proleptic ISO calendar.</summary>
/// <param name="EpochDay">Days since 1970-01-01; years -999,999,999 to 999,999,999.</param>
public readonly partial record struct GraphDate(long EpochDay);

/// <summary>A time of day without zone.</summary>
/// <param name="NanosecondOfDay">0 to 86,399,999,999,999.</param>
public readonly partial record struct GraphLocalTime(long NanosecondOfDay);

/// <summary>A time of day at an offset from UTC.</summary>
/// <param name="NanosecondOfDay">Local nanoseconds since midnight, 0 to 86,399,999,999,999.</param>
/// <param name="OffsetSeconds">Seconds east of UTC, within ±18 hours.</param>
public readonly partial record struct GraphTime(long NanosecondOfDay, int OffsetSeconds);

/// <summary>A date and time of day without zone.</summary>
public readonly partial record struct GraphLocalDateTime(long EpochDay, long NanosecondOfDay);

/// <summary>An instant with the offset, and where known the zone, in which it is shown.</summary>
/// <param name="EpochSecond">Seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Nanosecond">Nanoseconds within the second, 0 to 999,999,999.</param>
/// <param name="OffsetSeconds">Seconds east of UTC at that instant, within ±18 hours.</param>
/// <param name="ZoneId">IANA zone name, or null when only the offset is known.</param>
public readonly partial record struct GraphDateTime(long EpochSecond, int Nanosecond, int OffsetSeconds = 0, string? ZoneId = null);

/// <summary>An amount of time in four parts that never turn into one another.</summary>
/// <param name="Nanoseconds">0 to 999,999,999; the sign lies in <paramref name="Seconds"/>.</param>
public readonly partial record struct GraphDuration(long Months, long Days, long Seconds, int Nanoseconds);

/// <summary>A point in one of the four coordinate reference systems of Cypher.</summary>
/// <param name="Srid">7203 cartesian, 9157 cartesian-3d, 4326 WGS-84 (longitude, latitude in degrees), 4979 WGS-84-3d (height in metres).</param>
/// <param name="Z">Null in the two-dimensional systems.</param>
public readonly partial record struct GraphPoint(int Srid, double X, double Y, double? Z);
