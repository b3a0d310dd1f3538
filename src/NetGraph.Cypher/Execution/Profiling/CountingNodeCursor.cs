using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>One hit for each node it finds.</summary>
internal sealed class CountingNodeCursor(NodeCursor cursor, StoreHits hits) : NodeCursor
{
    public override long Node => cursor.Node;

    public override bool MoveNext()
    {
        if (!cursor.MoveNext())
            return false;
        hits.Add();
        return true;
    }
}
