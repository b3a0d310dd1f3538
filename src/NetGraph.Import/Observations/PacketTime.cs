namespace NetGraph.Import.Observations;

/// <summary>
/// A moment in UTC, counted in nanoseconds since 1970-01-01T00:00:00Z. Covers 1677 to 2262, which is wider than any
/// capture format here can write (pcap: unsigned 32-bit seconds; pcapng: 64-bit ticks, clamped by its reader).
/// </summary>
/// <param name="Nanoseconds">Nanoseconds since the Unix epoch; negative before it.</param>
public readonly record struct PacketTime(long Nanoseconds) : IComparable<PacketTime>
{
    /// <summary>Nanoseconds in one second.</summary>
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>A time from whole seconds and the nanoseconds within that second (0 to 999,999,999).</summary>
    public static PacketTime FromSeconds(long seconds, long nanoseconds = 0) =>
        new((seconds * NanosecondsPerSecond) + nanoseconds);

    /// <summary>Whole seconds since the Unix epoch, rounded towards the past.</summary>
    public long Seconds => Math.DivRem(Nanoseconds, NanosecondsPerSecond) is var (q, r) && r < 0 ? q - 1 : q;

    /// <summary>Nanoseconds within the second, 0 to 999,999,999.</summary>
    public int NanosecondOfSecond => (int)(Nanoseconds - (Seconds * NanosecondsPerSecond));

    /// <inheritdoc />
    public int CompareTo(PacketTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The earlier of two times.</summary>
    public static PacketTime Min(PacketTime a, PacketTime b) => a.Nanoseconds <= b.Nanoseconds ? a : b;

    /// <summary>The later of two times.</summary>
    public static PacketTime Max(PacketTime a, PacketTime b) => a.Nanoseconds >= b.Nanoseconds ? a : b;

    public static bool operator <(PacketTime left, PacketTime right) => left.Nanoseconds < right.Nanoseconds;

    public static bool operator >(PacketTime left, PacketTime right) => left.Nanoseconds > right.Nanoseconds;

    public static bool operator <=(PacketTime left, PacketTime right) => left.Nanoseconds <= right.Nanoseconds;

    public static bool operator >=(PacketTime left, PacketTime right) => left.Nanoseconds >= right.Nanoseconds;
}
