using NetGraph.Import.Observations;

namespace NetGraph.Import.Captures;

/// <summary>One interface of a pcapng section: what its packets begin with and how it tells time.</summary>
/// <param name="LinkType">See <see cref="LinkTypes"/>.</param>
/// <param name="SnapLength">Longest captured packet in bytes; 0 means no limit.</param>
/// <param name="Resolution"><c>if_tsresol</c>: a negative power of 10, or of 2 with the top bit set. 6 when absent.</param>
/// <param name="OffsetSeconds"><c>if_tsoffset</c>: seconds to add to each time stamp.</param>
internal readonly record struct PcapngInterface(int LinkType, uint SnapLength, byte Resolution = 6, long OffsetSeconds = 0)
{
    private const byte PowerOfTwo = 0x80;
    private const int NanosecondExponent = 9;

    /// <summary>The moment a time stamp names, clamped to what <see cref="PacketTime"/> holds.</summary>
    public PacketTime TimeOf(ulong ticks)
    {
        if (Resolution == 6 && OffsetSeconds == 0 && ticks < long.MaxValue / 1000)
            return new PacketTime((long)ticks * 1000);

        var nanoseconds = (Int128)Nanoseconds(ticks) + ((Int128)OffsetSeconds * PacketTime.NanosecondsPerSecond);
        return new PacketTime((long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue));
    }

    private UInt128 Nanoseconds(ulong ticks)
    {
        var exponent = Resolution & ~PowerOfTwo;
        if ((Resolution & PowerOfTwo) != 0)
            return (UInt128)ticks * PacketTime.NanosecondsPerSecond >> exponent;
        if (exponent <= NanosecondExponent)
            return (UInt128)ticks * PowerOfTen(NanosecondExponent - exponent);

        // A 64-bit count of ticks shorter than 10^-28 s is less than a nanosecond.
        return exponent > NanosecondExponent + 19 ? 0 : ticks / PowerOfTen(exponent - NanosecondExponent);
    }

    private static ulong PowerOfTen(int exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
