using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>
/// What holds the graph together, directions ignored: articulation points, whose loss parts their component, and bridges, the
/// relationships of which the same is true (Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", CACM 16, 1973).
/// </summary>
internal static class CutPoints
{
    public static ProcedureDefinition ArticulationPoints { get; } = AlgorithmProcedure.PerNode(
        "articulationPoints.stream",
        "The nodes whose loss would part their component, and into how many parts it would fall.",
        [AlgorithmProcedure.Integer("resultingComponents")],
        call =>
        {
            var graph = call.Project(Orientation.Undirected, isFixed: true);
            var search = new LowPointSearch(call, graph);
            search.Run();
            return (graph, place => search.PartsWithout(place) is > 1 and var parts ? [parts] : null);
        });

    public static ProcedureDefinition Bridges { get; } = AlgorithmProcedure.Of(
        "bridges.stream",
        "The relationships whose loss would part their component, and how many nodes each side would have.",
        [
            AlgorithmProcedure.Node("from"),
            AlgorithmProcedure.Node("to"),
            new ProcedureField("relationship", ValueTypes.Relationship, IsNullable: false),
            AlgorithmProcedure.List("remainingSizes", "INTEGER"),
        ],
        call =>
        {
            var graph = call.Project(Orientation.Undirected, isFixed: true);
            var search = new LowPointSearch(call, graph);
            search.Run();
            return search.Bridges.OrderBy(bridge => bridge.Relationship).Select(bridge => new[]
            {
                graph.Node(bridge.From), graph.Node(bridge.To), GraphValue.RelationshipReference(bridge.Relationship), Sizes(search, bridge),
            });
        });

    private static GraphValue Sizes(LowPointSearch search, Bridge bridge)
    {
        long below = search.SubtreeSize(bridge.To);
        return GraphValue.Of([search.ComponentSize(bridge.To) - below, below]);
    }
}
