// Graph algorithms over the stored graph, without a catalogue of named graphs: each call projects what its settings name.
//
//   CALL netgraph.algo.pageRank.stream({nodeLabels: ['Host'], relationshipTypes: ['CONNECTED_TO'], maxIterations: 40})
//   YIELD node, score
//
//   settings --AlgorithmCall--> GraphProjection (arrays) --algorithm--> arrays --> rows
//
// Names, settings and outputs follow Neo4j's Graph Data Science library (manual, "Algorithms") where the shape of the call allows.
// Invariants: an algorithm sees only arrays; it steps once for each list it walks and accounts for each array it makes; equal
// graphs and settings give equal rows in equal order, samples included once they have a seed.
namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>All graph algorithms.</summary>
internal static class AlgorithmProcedures
{
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        Degree.Procedure,
        PageRank.Procedure,
        Betweenness.Procedure,
        Closeness.Procedure,
        Closeness.Harmonic,
        WeakComponents.Procedure,
        StrongComponents.Procedure,
        Louvain.Procedure,
        Louvain.Statistics,
        LabelPropagation.Procedure,
        Triangles.Procedure,
        Triangles.ClusteringCoefficient,
        CoreDecomposition.Procedure,
        CutPoints.ArticulationPoints,
        CutPoints.Bridges,
        NodeSimilarity.Procedure,
        ShortestPaths.FromSource,
        ShortestPaths.ToTargets,
    ];
}
