using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Algorithms;

/// <summary>Makes procedures of the shape <c>netgraph.algo.NAME(config = {} :: MAP) :: (node :: NODE, nodeId :: INTEGER, …)</c>.</summary>
internal static class AlgorithmProcedure
{
    public const string Prefix = "netgraph.algo.";

    /// <summary>A procedure that yields one row a node: the node, its id, and what <paramref name="outputs"/> name.</summary>
    /// <param name="compute">Gives the projection and, from a finished computation, the outputs of a place; null leaves the node out.</param>
    public static ProcedureDefinition PerNode(
        string name, string description, IReadOnlyList<ProcedureField> outputs, Func<AlgorithmCall, (GraphProjection Graph, Func<int, GraphValue[]?> Value)> compute) =>
        Of(name, description, [Node("node"), Integer("nodeId"), .. outputs], call => NodeRows(call, compute));

    public static ProcedureDefinition Of(
        string name, string description, IReadOnlyList<ProcedureField> outputs, Func<AlgorithmCall, IEnumerable<GraphValue[]>> rows)
    {
        var fullName = Prefix + name;
        return new ProcedureDefinition(
            fullName,
            [new ProcedureField("config", ValueTypes.Map, IsNullable: false) { Default = GraphValue.Of(GraphMap.Empty), Description = "settings by name" }],
            outputs,
            (run, arguments) => Rows(run, fullName, arguments[0].AsMap(), rows),
            description);
    }

    public static ProcedureField Node(string name) => new(name, ValueTypes.Node, IsNullable: false);

    public static ProcedureField Integer(string name) => new(name, ValueTypes.Integer, IsNullable: false);

    public static ProcedureField Float(string name) => new(name, ValueTypes.Float, IsNullable: false);

    public static ProcedureField List(string name, string type) => new(name, ValueTypes.List) { TypeName = $"LIST<{type}>" };

    /// <summary>Whatever ends the reading gives the memory back.</summary>
    private static IEnumerable<GraphValue[]> Rows(ExecutionState run, string name, GraphMap settings, Func<AlgorithmCall, IEnumerable<GraphValue[]>> rows)
    {
        using var call = new AlgorithmCall(run, name, settings);
        foreach (var row in rows(call))
            yield return row;
    }

    private static IEnumerable<GraphValue[]> NodeRows(AlgorithmCall call, Func<AlgorithmCall, (GraphProjection Graph, Func<int, GraphValue[]?> Value)> compute)
    {
        var (graph, value) = compute(call);
        for (var place = 0; place < graph.NodeCount; place++)
        {
            call.Run.Step();
            if (value(place) is { } outputs)
                yield return [graph.Node(place), graph.NodeId(place), .. outputs];
        }
    }
}
