using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

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

    /// <summary>The same for equivalent cells.</summary>
    /// <param name="pooled">What a <see cref="CellTag.Pooled"/> cell stands for; not looked at for others.</param>
    public static int HashOf(Cell cell, GraphValue pooled) => cell.Tag switch
    {
        // A float may be equivalent to an integer: the value knows.
        CellTag.Integer => cell.Payload.GetHashCode(),
        CellTag.Float => GraphEquivalence.Instance.GetHashCode(GraphValue.Of(BitConverter.Int64BitsToDouble(cell.Payload))),
        CellTag.Pooled => GraphEquivalence.Instance.GetHashCode(pooled),
        _ => unchecked((int)(cell.Payload ^ (cell.Payload >> 32)) + ((int)cell.Tag * 486187739)),
    };

    /// <summary>A hash with another cell taken in; equivalent cells do the same to it.</summary>
    public static ulong Add(ulong hash, Cell cell, ValuePool pool) =>
        Add(hash, (uint)HashOf(cell, cell.Tag == CellTag.Pooled ? pool.Value((int)cell.Payload) : default));

    public static ulong Add(ulong hash, ulong part)
    {
        hash = (hash ^ part) * Factor;
        return hash ^ (hash >> 32);
    }
}
