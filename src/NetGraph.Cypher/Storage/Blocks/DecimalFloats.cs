namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>
/// Floats that are decimals with few digits behind the point, as measured times and rates are, written as whole numbers: the idea
/// of Afroozeh, Kuffo and Boncz, "ALP: Adaptive Lossless floating-Point Compression" (SIGMOD 2024), without its exceptions.
/// </summary>
internal static class DecimalFloats
{
    /// <summary>Digits behind the point at most.</summary>
    public const int MostDecimals = 9;

    private const double MostWhole = 1L << 53;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <summary>Turns the bits of floats into whole numbers, if each comes back bit by bit.</summary>
    /// <returns>The power of ten; null when there is none, and nothing is changed.</returns>
    public static int? TryScale(Span<long> bits)
    {
        var power = 0;
        foreach (var number in bits)
        {
            while (Scaled(number, power) is null)
            {
                if (++power > MostDecimals)
                    return null;
            }
        }

        // An earlier float may not survive a larger power.
        foreach (var number in bits)
        {
            if (Scaled(number, power) is null)
                return null;
        }

        foreach (ref var number in bits)
            number = Scaled(number, power)!.Value; // has just been looked at
        return power;
    }

    public static void Restore(Span<long> numbers, int power)
    {
        foreach (ref var number in numbers)
            number = BitConverter.DoubleToInt64Bits(number / Powers[power]);
    }

    private static long? Scaled(long bits, int power)
    {
        var whole = Math.Round(BitConverter.Int64BitsToDouble(bits) * Powers[power]);
        if (!(Math.Abs(whole) < MostWhole))
            return null;
        return BitConverter.DoubleToInt64Bits((long)whole / Powers[power]) == bits ? (long)whole : null;
    }
}
