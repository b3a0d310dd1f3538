using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>One hit for each of the two nodes, and one for each relationship that it may have to look at.</summary>
internal sealed class CountingPairCursor(PairCursor cursor, StoreHits hits) : PairCursor
{
    public override long Relationship => cursor.Relationship;

    public override long Start(long from, long to, Direction direction, int[]? types, CellTest test = default)
    {
        var looks = cursor.Start(from, to, direction, types, test);
        hits.Add(2 + looks);
        return looks;
    }

    public override bool MoveNext() => cursor.MoveNext();
}
