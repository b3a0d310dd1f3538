using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// Paths of least total weight, or fewest relationships without weights (Dijkstra, "A note on two problems in connexion with graphs",
/// Numer. Math. 1, 1959).
/// </summary>
internal static class ShortestPaths
{
    private static readonly ProcedureField[] Outputs =
    [
        AlgorithmProcedure.Integer("index"),
        AlgorithmProcedure.Node("sourceNode"),
        AlgorithmProcedure.Node("targetNode"),
        AlgorithmProcedure.Float("totalCost"),
        AlgorithmProcedure.List("nodeIds", "INTEGER"),
        AlgorithmProcedure.List("costs", "FLOAT"),
        new ProcedureField("path", ValueTypes.Path, IsNullable: false),
    ];

    public static ProcedureDefinition FromSource { get; } = AlgorithmProcedure.Of(
        "allShortestPaths.dijkstra.stream",
        "The lightest path from one node to each node it reaches, nearest first. Settings: sourceNode, relationshipWeightProperty.",
        Outputs,
        call =>
        {
            var source = call.Config.Node("sourceNode");
            var graph = call.Project(Orientation.Natural, weighted: true);
            return new DijkstraSearch(call, graph).From(call.PlaceOf(graph, "sourceNode", source));
        });

    public static ProcedureDefinition ToTargets { get; } = AlgorithmProcedure.Of(
        "shortestPath.dijkstra.stream",
        "The lightest path from one node to another, or to each of several. Settings: sourceNode, targetNode or targetNodes, relationshipWeightProperty.",
        Outputs,
        call =>
        {
            var source = call.Config.Node("sourceNode");
            var one = call.Config.Nodes("targetNode");
            var many = call.Config.Nodes("targetNodes");
            if (one.Count + many.Count == 0)
                throw CypherErrors.ProcedureFailed("netgraph.algo.shortestPath.dijkstra.stream needs 'targetNode' or 'targetNodes'.");
            var graph = call.Project(Orientation.Natural, weighted: true);
            int[] targets = [.. call.PlacesOf(graph, "targetNode", one), .. call.PlacesOf(graph, "targetNodes", many)];
            return new DijkstraSearch(call, graph).From(call.PlaceOf(graph, "sourceNode", source), targets);
        });
}
