namespace NetGraph.Cypher.Storage;

/// <summary>The relationships between two nodes.</summary>
internal abstract class PairCursor
{
    public abstract long Relationship { get; }

    /// <summary>Begins anew.</summary>
    /// <param name="direction">As seen from <paramref name="from"/>.</param>
    /// <param name="types">Null: any.</param>
    /// <param name="test">Leaves relationships out.</param>
    /// <returns>How many relationships may have to be looked at.</returns>
    public abstract long Start(long from, long to, Direction direction, int[]? types, CellTest test = default);

    /// <summary>Moves on; skips what has been deleted meanwhile.</summary>
    public abstract bool MoveNext();
}
