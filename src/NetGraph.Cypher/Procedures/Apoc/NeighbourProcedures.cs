using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.neighbors</c> procedures: nodes by their distance (APOC manual, "Neighbor functions").</summary>
internal static class NeighbourProcedures
{
    private static readonly ProcedureField[] Inputs =
    [
        ApocProcedure.Node("node"), ApocProcedure.Text("relTypes", ""), ApocProcedure.Integer("distance", 1),
    ];

    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.neighbors.tohop", Inputs, [ApocProcedure.Node("node")],
            (run, arguments) => Hops(run, "apoc.neighbors.tohop", arguments).SelectMany(hop => hop).Select(node => new[] { GraphValue.NodeReference(node) }),
            "Returns the nodes that the given relationship types reach within a distance."),
        new(
            "apoc.neighbors.tohop.count", Inputs, [ApocProcedure.Integer("value")],
            (run, arguments) => [[Hops(run, "apoc.neighbors.tohop.count", arguments).Sum(hop => (long)hop.Count)]],
            "Returns how many nodes the given relationship types reach within a distance."),
        new(
            "apoc.neighbors.byhop", Inputs, [ApocProcedure.List("nodes", "NODE")],
            (run, arguments) => Hops(run, "apoc.neighbors.byhop", arguments).Select(hop => new[] { GraphValue.Of([.. hop.Select(GraphValue.NodeReference)]) }),
            "Returns the nodes that the given relationship types reach within a distance, a list for each hop."),
        new(
            "apoc.neighbors.byhop.count", Inputs, [ApocProcedure.List("value", "INTEGER")],
            (run, arguments) => [[GraphValue.Of([.. Hops(run, "apoc.neighbors.byhop.count", arguments).Select(hop => GraphValue.Of((long)hop.Count))])]],
            "Returns how many nodes the given relationship types reach at each hop within a distance."),
        new(
            "apoc.neighbors.athop", Inputs, [ApocProcedure.Node("node")],
            (run, arguments) => Last(run, "apoc.neighbors.athop", arguments).Select(node => new[] { GraphValue.NodeReference(node) }),
            "Returns the nodes whose distance over the given relationship types is exactly this."),
        new(
            "apoc.neighbors.athop.count", Inputs, [ApocProcedure.Integer("value")],
            (run, arguments) => [[(long)Last(run, "apoc.neighbors.athop.count", arguments).Count]],
            "Returns how many nodes are at exactly this distance over the given relationship types."),
    ];

    private static List<long> Last(ExecutionState run, string procedure, GraphValue[] arguments)
    {
        var hops = Hops(run, procedure, arguments);
        return hops.Count == arguments[2].AsInteger() && hops.Count > 0 ? hops[^1] : [];
    }

    /// <summary>The new nodes of each hop, until a hop finds none; the start node is not its own neighbour.</summary>
    private static List<List<long>> Hops(ExecutionState run, string procedure, GraphValue[] arguments)
    {
        if (arguments[0].IsNull)
            return [];
        if (arguments[2].IsNull || arguments[2].AsInteger() < 0)
            throw CypherErrors.ProcedureFailed($"'distance' of {procedure} must be at least 0: found {arguments[2]}.");

        var steps = RelationshipStep.ParseAll(run.Graph, arguments[1].IsNull ? null : arguments[1].AsString());
        var cursor = run.Graph.CreateRelationshipCursor();
        var seen = new HashSet<long> { arguments[0].EntityId };
        var hops = new List<List<long>>();
        List<long> here = [arguments[0].EntityId];
        while (here.Count > 0 && hops.Count < arguments[2].AsInteger())
        {
            here = Next(here);
            if (here.Count > 0)
                hops.Add(here);
        }

        return hops;

        List<long> Next(List<long> nodes)
        {
            var next = new List<long>();
            foreach (var node in nodes)
            {
                foreach (var step in steps)
                {
                    cursor.Start(node, step.Direction, step.Types);
                    while (cursor.MoveNext())
                    {
                        run.Step();
                        if (!seen.Add(cursor.OtherNode))
                            continue;
                        run.Hold(Branch.Bytes);
                        next.Add(cursor.OtherNode);
                    }
                }
            }

            return next;
        }
    }
}
