using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>One hit for each node it starts from and for each relationship it finds.</summary>
internal sealed class CountingRelationshipCursor(RelationshipCursor cursor, StoreHits hits) : RelationshipCursor
{
    public override long Relationship => cursor.Relationship;

    public override long OtherNode => cursor.OtherNode;

    public override int Type => cursor.Type;

    public override long StartNode => cursor.StartNode;

    public override long EndNode => cursor.EndNode;

    public override void Start(long node, Direction direction, int[]? types)
    {
        hits.Add();
        cursor.Start(node, direction, types);
    }

    public override bool MoveNext()
    {
        if (!cursor.MoveNext())
            return false;
        hits.Add();
        return true;
    }
}
