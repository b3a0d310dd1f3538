namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Degree centrality: how many relationships a node has, or with weights their sum (Freeman, "Centrality in social networks:
/// conceptual clarification", Social Networks 1, 1979). A self-loop counts twice where the orientation is undirected.
/// </summary>
internal static class Degree
{
    public static ProcedureDefinition Procedure { get; } = AlgorithmProcedure.PerNode(
        "degree.stream",
        "Degree centrality: the number of a node's relationships, or the sum of their weights; outgoing ones unless 'orientation' says otherwise.",
        [AlgorithmProcedure.Float("score")],
        call =>
        {
            var graph = call.Project(Orientation.Natural, weighted: true);
            return (graph, place => [Strength(call, graph, place)]);
        });

    /// <summary>The sum of the weights in a place's list.</summary>
    public static double Strength(AlgorithmCall call, GraphProjection graph, int place)
    {
        if (!graph.IsWeighted)
            return graph.Degree(place);
        var sum = 0.0;
        foreach (var weight in graph.Weights(place))
            sum += weight;
        call.Step(graph.Degree(place));
        return sum;
    }
}
