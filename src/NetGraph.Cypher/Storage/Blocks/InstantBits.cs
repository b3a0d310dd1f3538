namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>The payload of <see cref="CellTag.Instant"/> (seconds shifted left by 30 bits, plus nanoseconds) as plain nanoseconds since 1970, of which many have common divisors.</summary>
internal static class InstantBits
{
    private const int NanosecondBits = 30;
    private const long NanosecondMask = (1L << NanosecondBits) - 1;
    private const long PerSecond = 1_000_000_000;

    /// <summary>Exact for all instants that a cell holds: their seconds have 33 bits.</summary>
    public static long ToNanoseconds(long payload) => ((payload >> NanosecondBits) * PerSecond) + (payload & NanosecondMask);

    public static long FromNanoseconds(long nanoseconds)
    {
        var (second, nanosecond) = Math.DivRem(nanoseconds, PerSecond);
        if (nanosecond < 0)
            (second, nanosecond) = (second - 1, nanosecond + PerSecond);
        return (second << NanosecondBits) | nanosecond;
    }
}
