using NetGraph.Cypher.Storage.Adjacency;

namespace NetGraph.Cypher.Storage;

/// <summary>What a write transaction goes on from.</summary>
/// <param name="State">The newest committed state, durable or not.</param>
/// <param name="Lists">The adjacency lists of the newest published state.</param>
/// <param name="Touched">Nodes whose relationships differ between the two; the transaction adds its own.</param>
/// <param name="Undurable">The commit that made <paramref name="State"/>, when it was not durable at the start: if it fails, so does the transaction.</param>
internal sealed record WriteStart(GraphState State, AdjacencyCache Lists, TouchedNodes Touched, PendingCommit? Undurable);
