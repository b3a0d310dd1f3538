using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.algo</c> procedures that find paths between two nodes (APOC manual, "Path finding procedures").</summary>
internal static class SimplePaths
{
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.algo.allSimplePaths",
            [ApocProcedure.Node("startNode"), ApocProcedure.Node("endNode"), ApocProcedure.Text("relTypesAndDirections"), ApocProcedure.Integer("maxNodes")],
            [ApocProcedure.Path("path")],
            AllPaths,
            "Returns all paths between two nodes that meet no node twice, up to a number of relationships; short ones first."),
        new(
            "apoc.algo.dijkstra",
            [
                ApocProcedure.Node("startNode"), ApocProcedure.Node("endNode"), ApocProcedure.Text("relTypesAndDirections"), ApocProcedure.Text("weightPropertyName"),
                new ProcedureField("defaultWeight", ValueTypes.Float) { Default = double.NaN }, ApocProcedure.Integer("numberOfWantedPaths", 1),
            ],
            [ApocProcedure.Path("path"), new ProcedureField("weight", ValueTypes.Float)],
            Lightest,
            "Returns the paths of least weight between two nodes; a relationship without the weight has the default one."),
    ];

    private static IEnumerable<GraphValue[]> AllPaths(ExecutionState run, GraphValue[] arguments)
    {
        if (arguments[0].IsNull || arguments[1].IsNull)
            return [];
        var end = arguments[1].EntityId;
        var rules = new TraversalRules
        {
            Relationships = RelationshipFilter.Parse(run.Graph, [TextOf(arguments[2])], beginsAtStart: true),
            Uniqueness = Uniqueness.NodePath,
            MaxLevel = arguments[3].IsNull ? int.MaxValue : (int)Math.Clamp(arguments[3].AsInteger(), 0, int.MaxValue),
            TerminatorNodes = new HashSet<long> { end },
            FiltersStart = true,
        };
        return new Traversal(run, rules).Walk([arguments[0].EntityId]).Select(branch => new[] { branch.ToPath() });
    }

    /// <summary>Dijkstra over paths: the n-th time the end is taken from the queue, the n-th lightest path has been found.</summary>
    private static IEnumerable<GraphValue[]> Lightest(ExecutionState run, GraphValue[] arguments)
    {
        if (arguments[0].IsNull || arguments[1].IsNull)
            yield break;
        var wanted = arguments[5].IsNull ? 1 : arguments[5].AsInteger();
        var weights = new Weights(run.Graph, TextOf(arguments[3]), arguments[4].IsNull ? double.NaN : arguments[4].AsNumber());
        var steps = RelationshipStep.ParseAll(run.Graph, TextOf(arguments[2]));
        var end = arguments[1].EntityId;
        var cursor = run.Graph.CreateRelationshipCursor();
        var taken = new Dictionary<long, long>();
        var queue = new PriorityQueue<(Branch Branch, double Weight), (double Weight, long Order)>();
        var order = 0L;
        queue.Enqueue((new Branch(null, -1, arguments[0].EntityId, 0), 0), (0, order++));
        while (queue.TryDequeue(out var next, out _))
        {
            run.Step();
            var (branch, weight) = next;
            if (taken.GetValueOrDefault(branch.Node) is var times && times >= wanted)
                continue;
            taken[branch.Node] = times + 1;
            if (branch.Node == end)
            {
                yield return [branch.ToPath(), weight];
                continue;
            }

            foreach (var step in steps)
            {
                cursor.Start(branch.Node, step.Direction, step.Types);
                while (cursor.MoveNext())
                {
                    run.Step();
                    if (wanted > 1 && Passes(branch, cursor.OtherNode))
                        continue;
                    run.Hold(2 * Branch.Bytes);
                    var total = weight + weights.Of(cursor.Relationship);
                    queue.Enqueue((new Branch(branch, cursor.Relationship, cursor.OtherNode, branch.Depth + 1), total), (total, order++));
                }
            }
        }
    }

    private static bool Passes(Branch? branch, long node)
    {
        for (; branch is not null; branch = branch.Parent)
        {
            if (branch.Node == node)
                return true;
        }

        return false;
    }

    private static string TextOf(GraphValue value) => value.IsNull ? "" : value.AsString();

    private sealed class Weights(IGraphReader graph, string key, double whenAbsent)
    {
        private readonly int _key = graph.FindKey(key);

        public double Of(long relationship)
        {
            var value = _key < 0 ? GraphValue.Null : graph.RelationshipProperty(relationship, _key);
            var weight = value.IsNull ? whenAbsent : value.IsNumber ? value.AsNumber() : double.NaN;
            return weight >= 0 ? weight : throw CypherErrors.ProcedureFailed(value.IsNull
                ? $"Relationship {relationship} has no property '{key}' to weigh it by: give a default weight."
                : $"A weight must be a number of at least 0: relationship {relationship} has {key} = {value}.");
        }
    }
}
