using NetGraph.Cypher.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.path</c> procedures: paths, nodes and subgraphs reached from start nodes (APOC manual, "Path expander procedures").</summary>
internal static class PathProcedures
{
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.path.expand",
            [ApocProcedure.Any("startNode"), ApocProcedure.Text("relFilter"), ApocProcedure.Text("labelFilter"), ApocProcedure.Integer("minDepth"), ApocProcedure.Integer("maxDepth")],
            [ApocProcedure.Path("path")],
            Expand,
            "Returns paths from the start node along the given relationship types, between two depths."),
        new(
            "apoc.path.expandConfig",
            [ApocProcedure.Any("startNode"), ApocProcedure.Map("config")],
            [ApocProcedure.Path("path")],
            (run, arguments) => Rows(run, "apoc.path.expandConfig", arguments, null, branch => branch.ToPath()),
            "Returns paths from the start node; the settings filter, bound and order the walk."),
        new(
            "apoc.path.subgraphNodes",
            [ApocProcedure.Any("startNode"), ApocProcedure.Map("config")],
            [ApocProcedure.Node("node")],
            (run, arguments) => Rows(run, "apoc.path.subgraphNodes", arguments, Uniqueness.NodeGlobal, branch => GraphValue.NodeReference(branch.Node)),
            "Returns the nodes that are reached from the start node, each once."),
        new(
            "apoc.path.spanningTree",
            [ApocProcedure.Any("startNode"), ApocProcedure.Map("config")],
            [ApocProcedure.Path("path")],
            (run, arguments) => Rows(run, "apoc.path.spanningTree", arguments, Uniqueness.NodeGlobal, branch => branch.ToPath()),
            "Returns one path to each node that is reached from the start node."),
        new(
            "apoc.path.subgraphAll",
            [ApocProcedure.Any("startNode"), ApocProcedure.Map("config")],
            [ApocProcedure.List("nodes", "NODE"), ApocProcedure.List("relationships", "RELATIONSHIP")],
            SubgraphAll,
            "Returns the nodes that are reached from the start node, and all relationships between them."),
    ];

    private static IEnumerable<GraphValue[]> Expand(ExecutionState run, GraphValue[] arguments)
    {
        var settings = GraphMap.Of(
            ("relationshipFilter", arguments[1]), ("labelFilter", arguments[2]), ("minLevel", arguments[3]), ("maxLevel", arguments[4]), ("filterStartNode", false));
        return Rows(run, "apoc.path.expand", [arguments[0], GraphValue.Of(settings)], null, branch => branch.ToPath());
    }

    private static IEnumerable<GraphValue[]> Rows(
        ExecutionState run, string procedure, GraphValue[] arguments, Uniqueness? uniqueness, Func<Branch, GraphValue> result)
    {
        var (rules, starts) = Read(run, procedure, arguments, uniqueness);
        return Walk(run, rules, starts, result);
    }

    private static IEnumerable<GraphValue[]> Walk(ExecutionState run, TraversalRules rules, List<long> starts, Func<Branch, GraphValue> result)
    {
        var any = false;
        foreach (var branch in new Traversal(run, rules).Walk(starts))
        {
            any = true;
            yield return [result(branch)];
        }

        if (!any && rules.IsOptional)
            yield return [GraphValue.Null];
    }

    private static IEnumerable<GraphValue[]> SubgraphAll(ExecutionState run, GraphValue[] arguments)
    {
        var (rules, starts) = Read(run, "apoc.path.subgraphAll", arguments, Uniqueness.NodeGlobal);
        var nodes = new List<long>();
        foreach (var branch in new Traversal(run, rules).Walk(starts))
        {
            run.Hold(sizeof(long) * 4);
            nodes.Add(branch.Node);
        }

        return
        [
            [
                GraphValue.Of([.. nodes.Select(GraphValue.NodeReference)]),
                GraphValue.Of([.. Between(run, nodes).Select(GraphValue.RelationshipReference)]),
            ],
        ];
    }

    /// <summary>All relationships whose ends are both among the nodes.</summary>
    private static List<long> Between(ExecutionState run, List<long> nodes)
    {
        var inside = nodes.ToHashSet();
        var found = new List<long>();
        var cursor = run.Graph.CreateRelationshipCursor();
        foreach (var node in nodes)
        {
            cursor.Start(node, Storage.Direction.Outgoing, null);
            while (cursor.MoveNext())
            {
                run.Step();
                if (!inside.Contains(cursor.OtherNode))
                    continue;
                run.Hold(sizeof(long) * 4);
                found.Add(cursor.Relationship);
            }
        }

        return found;
    }

    private static (TraversalRules Rules, List<long> Starts) Read(ExecutionState run, string procedure, GraphValue[] arguments, Uniqueness? uniqueness)
    {
        var rules = TraversalRules.Read(run.Graph, new ProcedureConfig(procedure, ApocProcedure.MapOf(arguments[1])), uniqueness);
        return (rules, [.. ApocProcedure.NodesOf(procedure, arguments[0]).Where(run.Graph.NodeExists)]);
    }
}
