namespace NetGraph.Cypher.Storage;

/// <summary>The nodes of a state, their labels, and how relationships join them, without any property.</summary>
/// <param name="GroupHigh">Group ids run from 0 to this minus 1.</param>
/// <param name="LabelSets">By label id.</param>
/// <param name="TypeCounts">Living relationships by type id.</param>
internal sealed record GraphTopology(
    PagedArray<NodeCell> Nodes,
    PagedArray<RelationshipCell> Relationships,
    PagedArray<NextLinks> Links,
    PagedArray<GroupCell> Groups,
    int GroupHigh,
    NodeSet[] LabelSets,
    long[] TypeCounts);
