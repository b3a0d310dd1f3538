namespace NetGraph.PropertyGraph;

/// <summary>A node with everything a store knows of it.</summary>
/// <param name="Id">Unique among nodes of one store for as long as the node lives.</param>
/// <param name="Labels">In the order in which the store met the names.</param>
/// <param name="Properties">Never holds nulls.</param>
public sealed record GraphNode(long Id, IReadOnlyList<string> Labels, GraphMap Properties);

/// <summary>A relationship with everything a store knows of it; it runs from <paramref name="StartId"/> to <paramref name="EndId"/>.</summary>
public sealed record GraphRelationship(long Id, string Type, long StartId, long EndId, GraphMap Properties);

/// <summary>
/// An alternating walk of nodes and relationships. Invariant: one node more than relationships; relationship <c>i</c> joins
/// nodes <c>i</c> and <c>i+1</c> in either direction.
/// </summary>
public sealed record GraphPath(IReadOnlyList<GraphValue> Nodes, IReadOnlyList<GraphValue> Relationships)
{
    /// <summary>Number of relationships.</summary>
    public int Length => Relationships.Count;
}
