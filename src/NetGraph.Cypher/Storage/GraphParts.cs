using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Storage;

/// <summary>What a state that was stored begins with: the counters at once, the rest when it is asked for.</summary>
/// <param name="Epoch">Number of the transaction that made the state.</param>
/// <param name="NodeHigh">Node ids run from 0 to this minus 1.</param>
/// <param name="RelationshipHigh">Relationship ids run from 0 to this minus 1.</param>
internal sealed record GraphParts(
    GraphNames Names,
    long Epoch,
    int NodeHigh,
    int RelationshipHigh,
    long LiveNodes,
    long LiveRelationships,
    SchemaCatalogue Schema,
    Deferred<GraphTopology> Topology,
    PropertyTable NodeProperties,
    PropertyTable RelationshipProperties)
{
    /// <summary>An empty graph.</summary>
    public static GraphParts Empty(GraphNames names) => new(
        names,
        0,
        0,
        0,
        0,
        0,
        SchemaCatalogue.Initial,
        new Deferred<GraphTopology>(() => new GraphTopology(new(0), new(0), new(0), new(0), 0, [], [])),
        new(0),
        new(0));
}
