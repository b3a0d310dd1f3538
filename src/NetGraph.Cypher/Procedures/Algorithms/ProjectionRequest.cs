namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>Which part of the stored graph a projection holds.</summary>
/// <param name="Labels">Nodes with any of these; null for all nodes.</param>
/// <param name="Types">Relationships of these types between such nodes; null for all.</param>
/// <param name="WeightKey">Property key of the weights, or -1 for none.</param>
/// <param name="DefaultWeight">The weight of a relationship without that property.</param>
internal sealed record ProjectionRequest(int[]? Labels, int[]? Types, Orientation Orientation, int WeightKey = -1, double DefaultWeight = 1);
