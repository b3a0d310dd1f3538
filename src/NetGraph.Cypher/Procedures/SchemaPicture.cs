using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>
/// <c>db.schema.visualization</c>: one made-up node a label (with its name, indexed properties and constraints) and one made-up
/// relationship for each pair of labels that a type joins. Their ids are negative: they are in no graph.
/// </summary>
internal static class SchemaPicture
{
    private const int BytesPerEdge = 64;

    public static ProcedureDefinition Definition { get; } = new(
        "db.schema.visualization",
        [],
        [
            new ProcedureField("nodes", ValueTypes.List, IsNullable: false) { TypeName = "LIST<NODE>" },
            new ProcedureField("relationships", ValueTypes.List, IsNullable: false) { TypeName = "LIST<RELATIONSHIP>" },
        ],
        (run, _) => [Draw(run)],
        "Draws which labels are joined by which relationship types.");

    private static GraphValue[] Draw(ExecutionState run)
    {
        var graph = run.Graph;
        var ids = new Dictionary<int, long>();
        var nodes = new List<GraphValue>();
        foreach (var label in Enumerable.Range(0, graph.LabelCount).Where(l => graph.CountNodes(l) > 0).OrderBy(graph.LabelName, StringComparer.Ordinal))
        {
            ids[label] = -1 - ids.Count;
            nodes.Add(GraphValue.Of(new GraphNode(ids[label], [graph.LabelName(label)], Properties(graph, label))));
        }

        var relationships = Edges(run)
            .OrderBy(e => graph.TypeName(e.Type), StringComparer.Ordinal).ThenBy(e => -ids[e.From]).ThenBy(e => -ids[e.To])
            .Select((e, i) => GraphValue.Of(new GraphRelationship(
                -1 - i, graph.TypeName(e.Type), ids[e.From], ids[e.To], GraphMap.From([new("name", graph.TypeName(e.Type))]))))
            .ToArray();
        return [GraphValue.Of(nodes.ToArray()), GraphValue.Of(relationships)];
    }

    private static GraphMap Properties(IGraphReader graph, int label)
    {
        var indexes = graph.Schema.Indexes
            .Where(i => i.Shape.Entity == EntityKind.Node && i.Shape.Token == label && i.OwnerId == 0)
            .Select(i => (GraphValue)string.Join(", ", i.Shape.Keys.Select(graph.KeyName)));
        var constraints = graph.Schema.Constraints
            .Where(c => c.Shape.Entity == EntityKind.Node && c.Shape.Token == label)
            .Select(c => (GraphValue)$"{c.Name}: {SchemaText.TypeName(c)} ({string.Join(", ", c.Shape.Keys.Select(graph.KeyName))})");
        return GraphMap.From(
        [
            new("name", graph.LabelName(label)),
            new("indexes", GraphValue.Of(indexes.ToArray())),
            new("constraints", GraphValue.Of(constraints.ToArray())),
        ]);
    }

    private static HashSet<(int Type, int From, int To)> Edges(ExecutionState run)
    {
        var graph = run.Graph;
        var edges = new HashSet<(int, int, int)>();
        for (var cursor = graph.ScanRelationships(); cursor.MoveNext();)
        {
            foreach (var from in graph.Labels(cursor.StartNode))
            {
                foreach (var to in graph.Labels(cursor.EndNode))
                {
                    run.Step();
                    if (edges.Add((cursor.Type, from, to)))
                        run.Hold(BytesPerEdge);
                }
            }
        }

        return edges;
    }
}
