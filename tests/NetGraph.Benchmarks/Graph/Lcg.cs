namespace NetGraph.Benchmarks.Graph;

/// <summary>A linear congruential generator (Knuth, MMIX): the same numbers on every machine and in every runtime.</summary>
internal sealed class Lcg(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="bound"/> minus 1.</summary>
    public int Next(int bound) => (int)((Draw() * (ulong)bound) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    /// <summary>A number from 0 to <paramref name="bound"/> minus 1, small ones far more often: the cube of an even draw.</summary>
    public int Skewed(int bound)
    {
        var draw = Draw() / (double)(1UL << 32);
        return (int)(draw * draw * draw * bound);
    }

    private ulong Draw()
    {
        _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
        return _state >> 32;
    }
}
