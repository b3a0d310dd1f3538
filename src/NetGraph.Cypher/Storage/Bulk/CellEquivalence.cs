using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary><see cref="GraphEquivalence"/> on cells of one pool: 1 is 1.0, NaN is NaN, absent is absent.</summary>
internal static class CellEquivalence
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static bool Equals(Cell left, Cell right, ValuePool pool)
    {
        if (left == right)
            return true;
        if (left.Tag is CellTag.Integer or CellTag.Float)
            return right.Tag is CellTag.Integer or CellTag.Float && GraphEquivalence.Instance.Equals(left.ToValue(pool), right.ToValue(pool));
        return left.Tag == CellTag.Pooled && right.Tag == CellTag.Pooled
            && GraphEquivalence.Instance.Equals(pool.Value((int)left.Payload), pool.Value((int)right.Payload));
    }

    /// <summary>A hash with another cell taken in; equivalent cells do the same to it.</summary>
    public static ulong Add(ulong hash, Cell cell, ValuePool pool) => cell.Tag switch
    {
        CellTag.Integer => Add(hash, (ulong)cell.Payload),
        CellTag.Float => Add(hash, HashOf(BitConverter.Int64BitsToDouble(cell.Payload))),
        CellTag.Pooled => Add(hash, (uint)GraphEquivalence.Instance.GetHashCode(pool.Value((int)cell.Payload))),
        _ => Add(hash, (ulong)cell.Payload + ((ulong)cell.Tag << 56)),
    };

    public static ulong Add(ulong hash, ulong part)
    {
        hash = (hash ^ part) * Factor;
        return hash ^ (hash >> 32);
    }

    /// <summary>A float that is a whole number within 64 bits counts as that integer.</summary>
    private static ulong HashOf(double value)
    {
        if (double.IsNaN(value))
            return 3;
        if (value is >= -9223372036854775808.0 and < 9223372036854775808.0 && Math.Truncate(value) == value)
            return (ulong)(long)value;
        return (ulong)BitConverter.DoubleToInt64Bits(value);
    }
}
