using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Updates;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.merge</c> procedures: MERGE with labels, types and keys that are values (APOC manual, "Dynamic graph creation").</summary>
internal static class MergeProcedures
{
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        Node("apoc.merge.node"),
        Node("apoc.merge.node.eager"),
        Relationship("apoc.merge.relationship"),
        Relationship("apoc.merge.relationship.eager"),
    ];

    private static ProcedureDefinition Node(string name) => new(
        name,
        [
            ApocProcedure.List("labels", "STRING"),
            ApocProcedure.Map("identProps"),
            ApocProcedure.Map("onCreateProps", ApocProcedure.EmptyMap),
            ApocProcedure.Map("onMatchProps", ApocProcedure.EmptyMap),
        ],
        [ApocProcedure.Node("node")],
        (run, a) => MergeNode(run, name, a),
        "Finds the nodes with the given labels and identifying properties, or creates one.")
    {
        Mode = ProcedureMode.Write,
    };

    private static ProcedureDefinition Relationship(string name) => new(
        name,
        [
            ApocProcedure.Node("startNode"),
            ApocProcedure.Text("relType"),
            ApocProcedure.Map("identProps"),
            ApocProcedure.Map("onCreateProps"),
            ApocProcedure.Node("endNode"),
            ApocProcedure.Map("onMatchProps", ApocProcedure.EmptyMap),
        ],
        [ApocProcedure.Relationship("rel")],
        (run, a) => MergeRelationship(run, name, a),
        "Finds the relationships of the given type and identifying properties between two nodes, or creates one.")
    {
        Mode = ProcedureMode.Write,
    };

    private static IEnumerable<GraphValue[]> MergeNode(ExecutionState run, string procedure, GraphValue[] arguments)
    {
        var labels = ApocProcedure.NamesOf(procedure, "labels", arguments[0]);
        var identity = Identity(procedure, arguments[1]);
        if (identity.Count == 0)
            throw CypherErrors.ProcedureFailed($"{procedure} needs at least one identifying property.");

        var found = FindNodes(run, labels, identity);
        if (found.Count == 0)
            return [[ElementWriter.CreateNode(run, labels, Together(identity, ApocProcedure.MapOf(arguments[2])))]];
        return Matched(run, found, arguments[3]);
    }

    private static IEnumerable<GraphValue[]> MergeRelationship(ExecutionState run, string procedure, GraphValue[] arguments)
    {
        var (start, end) = (arguments[0], arguments[4]);
        ElementWriter.RequireNode(run, procedure, start);
        ElementWriter.RequireNode(run, procedure, end);
        var identity = Identity(procedure, arguments[2]);
        var found = FindRelationships(run, start.EntityId, ElementWriter.TypeName(procedure, arguments[1]), end.EntityId, identity);
        if (found.Count == 0)
            return [[ElementWriter.CreateRelationship(run, procedure, start, arguments[1], Together(identity, ApocProcedure.MapOf(arguments[3])), end)]];
        return Matched(run, found, arguments[5]);
    }

    private static IEnumerable<GraphValue[]> Matched(ExecutionState run, List<GraphValue> found, GraphValue onMatch)
    {
        foreach (var entity in found)
        {
            PropertyWriter.SetAll(run, entity, GraphValue.Of(ApocProcedure.MapOf(onMatch)), replace: false);
            yield return [entity];
        }
    }

    /// <summary>Gathered at once: a cursor is valid until the next write only.</summary>
    private static List<GraphValue> FindNodes(ExecutionState run, string[] labels, GraphMap identity)
    {
        var graph = run.Graph;
        var found = new List<GraphValue>();
        int[] labelIds = [.. labels.Select(graph.FindLabel)];
        if (labelIds.Contains(-1))
            return found;

        var cursor = Candidates(graph, labelIds, identity);
        while (cursor.MoveNext())
        {
            run.Step();
            var node = GraphValue.NodeReference(cursor.Node);
            if (Array.TrueForAll(labelIds, label => graph.HasLabel(node.EntityId, label)) && Has(graph, node, identity))
                found.Add(node);
        }

        return found;
    }

    /// <summary>The nodes an index gives, else those of the rarest label, else all.</summary>
    private static NodeCursor Candidates(IGraphReader graph, int[] labels, GraphMap identity)
    {
        foreach (var (key, value) in identity)
        {
            foreach (var label in labels)
            {
                if (graph.FindKey(key) is >= 0 and var keyId && graph.HasIndex(label, keyId))
                    return graph.SeekNodes(label, keyId, value);
            }
        }

        return graph.ScanNodes(labels.Length == 0 ? null : labels.MinBy(graph.CountNodes));
    }

    private static List<GraphValue> FindRelationships(ExecutionState run, long start, string type, long end, GraphMap identity)
    {
        var found = new List<GraphValue>();
        if (run.Graph.FindType(type) is not (>= 0 and var typeId))
            return found;

        // From the end with fewer relationships.
        var outwards = run.Graph.Degree(start, Direction.Outgoing, [typeId]) <= run.Graph.Degree(end, Direction.Incoming, [typeId]);
        var cursor = run.Graph.CreateRelationshipCursor();
        cursor.Start(outwards ? start : end, outwards ? Direction.Outgoing : Direction.Incoming, [typeId]);
        while (cursor.MoveNext())
        {
            run.Step();
            var relationship = GraphValue.RelationshipReference(cursor.Relationship);
            if (cursor.StartNode == start && cursor.EndNode == end && Has(run.Graph, relationship, identity))
                found.Add(relationship);
        }

        return found;
    }

    private static bool Has(IGraphReader graph, GraphValue entity, GraphMap identity)
    {
        foreach (var (key, value) in identity)
        {
            if (GraphEquality.AreEqual(EntityAccess.Property(graph, entity, key), value) != true)
                return false;
        }

        return true;
    }

    /// <exception cref="CypherException">A value is null: null equals nothing, so the next merge would create again.</exception>
    private static GraphMap Identity(string procedure, GraphValue value)
    {
        var identity = ApocProcedure.MapOf(value);
        foreach (var (key, part) in identity)
        {
            if (part.IsNull)
                throw CypherErrors.ProcedureFailed($"{procedure} cannot identify by null: found it for property '{key}'.");
        }

        return identity;
    }

    private static GraphMap Together(GraphMap identity, GraphMap more) => GraphMap.From(identity.Concat(more));
}
