namespace NetGraph.Import.Captures;

/// <summary>
/// A fast hash of a few words with a secret of this process: addresses and ports come from strangers, who must not be able
/// to choose them so that all meet in one bucket. Multiply-and-fold as in wyhash.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong SeedA = (ulong)Random.Shared.NextInt64() | 1;
    private static readonly ulong SeedB = ((ulong)Random.Shared.NextInt64() << 1) | 1;

    public static int Of(UInt128 first, UInt128 second, ulong third)
    {
        var low = Fold((ulong)first ^ SeedA, (ulong)second ^ SeedB);
        var high = Fold((ulong)(first >> 64) ^ SeedB, (ulong)(second >> 64) ^ SeedA);
        var all = Fold(low ^ third ^ SeedB, high ^ SeedA ^ 0x9E37_79B9_7F4A_7C15UL);
        return (int)(all ^ (all >> 32));
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
