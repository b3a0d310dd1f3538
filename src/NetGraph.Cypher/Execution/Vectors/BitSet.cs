namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>A set of small numbers, a bit each.</summary>
internal sealed class BitSet
{
    /// <summary>Numbers from 0 to this minus 1 can be held.</summary>
    public const int End = 1 << 20;

    private ulong[] _bits = [];

    /// <summary>Bytes held now.</summary>
    public long Bytes => _bits.Length * 8L;

    /// <summary>Returns false when the number was there.</summary>
    public bool Add(int number)
    {
        if (number >> 6 >= _bits.Length)
            _bits = TableArrays.Grown(_bits, Math.Max((number >> 6) + 1, _bits.Length * 2));
        ref var word = ref _bits[number >> 6];
        var bit = 1UL << (number & 63);
        if ((word & bit) != 0)
            return false;
        word |= bit;
        return true;
    }

    public void Release()
    {
        TableArrays.Return(_bits);
        _bits = [];
    }

    /// <summary>Adds all numbers of another set.</summary>
    /// <returns>How many of them were new.</returns>
    public int AddAll(BitSet other)
    {
        if (other._bits.Length > _bits.Length)
            _bits = TableArrays.Grown(_bits, other._bits.Length);
        var added = 0;
        for (var i = 0; i < other._bits.Length; i++)
        {
            added += System.Numerics.BitOperations.PopCount(other._bits[i] & ~_bits[i]);
            _bits[i] |= other._bits[i];
        }

        return added;
    }
}
