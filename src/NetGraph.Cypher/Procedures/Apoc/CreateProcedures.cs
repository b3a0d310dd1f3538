using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Updates;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.create</c> procedures: writing with labels, types and keys that are values (APOC manual, "Dynamic graph creation").</summary>
internal static class CreateProcedures
{
    private static readonly ProcedureField[] NodeOut = [ApocProcedure.Node("node")];
    private static readonly ProcedureField[] RelationshipOut = [ApocProcedure.Relationship("rel")];

    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        Write(
            "node", [ApocProcedure.List("labels", "STRING"), ApocProcedure.Map("props")], NodeOut,
            "Creates a node with the given labels and properties.",
            (run, name, a) => [[ElementWriter.CreateNode(run, ApocProcedure.NamesOf(name, "labels", a[0]), ApocProcedure.MapOf(a[1]))]]),
        Write(
            "nodes", [ApocProcedure.List("labels", "STRING"), ApocProcedure.List("props", "MAP")], NodeOut,
            "Creates a node with the given labels for each map of properties.",
            CreateNodes),
        Write(
            "relationship",
            [ApocProcedure.Node("from"), ApocProcedure.Text("relType"), ApocProcedure.Map("props"), ApocProcedure.Node("to")],
            RelationshipOut,
            "Creates a relationship of the given type between two nodes.",
            (run, name, a) => [[ElementWriter.CreateRelationship(run, name, a[0], a[1], ApocProcedure.MapOf(a[2]), a[3])]]),
        Write(
            "addLabels", [ApocProcedure.Any("nodes"), ApocProcedure.List("labels", "STRING")], NodeOut,
            "Adds labels to nodes.",
            (run, name, a) => EachNode(run, name, a[0], ApocProcedure.NamesOf(name, "labels", a[1]), ElementWriter.AddLabels)),
        Write(
            "removeLabels", [ApocProcedure.Any("nodes"), ApocProcedure.List("labels", "STRING")], NodeOut,
            "Takes labels from nodes.",
            (run, name, a) => EachNode(run, name, a[0], ApocProcedure.NamesOf(name, "labels", a[1]), ElementWriter.RemoveLabels)),
        Write(
            "setLabels", [ApocProcedure.Any("nodes"), ApocProcedure.List("labels", "STRING")], NodeOut,
            "Gives nodes these labels and no others.",
            (run, name, a) => EachNode(run, name, a[0], ApocProcedure.NamesOf(name, "labels", a[1]), SetLabels)),
        Write(
            "setProperty", [ApocProcedure.Any("nodes"), ApocProcedure.Text("key"), ApocProcedure.Any("value")], NodeOut,
            "Sets one property of nodes; null removes it.",
            (run, name, a) => Each(run, name, Nodes(run, name, a[0]), [Key(name, a[1])], [a[2]])),
        Write(
            "setProperties", [ApocProcedure.Any("nodes"), ApocProcedure.List("keys", "STRING"), ApocProcedure.List("values", "ANY")], NodeOut,
            "Sets several properties of nodes.",
            (run, name, a) => Each(run, name, Nodes(run, name, a[0]), ApocProcedure.NamesOf(name, "keys", a[1]), Values(a[2]))),
        Write(
            "removeProperties", [ApocProcedure.Any("nodes"), ApocProcedure.List("keys", "STRING")], NodeOut,
            "Removes properties of nodes.",
            (run, name, a) => Remove(run, name, Nodes(run, name, a[0]), a[1])),
        Write(
            "setRelProperty", [ApocProcedure.Any("rels"), ApocProcedure.Text("key"), ApocProcedure.Any("value")], RelationshipOut,
            "Sets one property of relationships; null removes it.",
            (run, name, a) => Each(run, name, Relationships(run, name, a[0]), [Key(name, a[1])], [a[2]])),
        Write(
            "setRelProperties", [ApocProcedure.Any("rels"), ApocProcedure.List("keys", "STRING"), ApocProcedure.List("values", "ANY")], RelationshipOut,
            "Sets several properties of relationships.",
            (run, name, a) => Each(run, name, Relationships(run, name, a[0]), ApocProcedure.NamesOf(name, "keys", a[1]), Values(a[2]))),
        Write(
            "removeRelProperties", [ApocProcedure.Any("rels"), ApocProcedure.List("keys", "STRING")], RelationshipOut,
            "Removes properties of relationships.",
            (run, name, a) => Remove(run, name, Relationships(run, name, a[0]), a[1])),
    ];

    private static ProcedureDefinition Write(
        string name, ProcedureField[] inputs, ProcedureField[] outputs, string description, Func<ExecutionState, string, GraphValue[], IEnumerable<GraphValue[]>> body)
    {
        var fullName = "apoc.create." + name;
        return new ProcedureDefinition(fullName, inputs, outputs, (run, arguments) => body(run, fullName, arguments), description) { Mode = ProcedureMode.Write };
    }

    private static IEnumerable<GraphValue[]> CreateNodes(ExecutionState run, string procedure, GraphValue[] arguments)
    {
        var labels = ApocProcedure.NamesOf(procedure, "labels", arguments[0]);
        foreach (var properties in Values(arguments[1]))
        {
            if (properties.Kind is not (GraphValueKind.Map or GraphValueKind.Null))
                throw CypherErrors.ProcedureFailed($"'props' of {procedure} must be a list of maps: found {ValueTypeNames.Of(properties)} in it.");
            yield return [ElementWriter.CreateNode(run, labels, ApocProcedure.MapOf(properties))];
        }
    }

    private static IEnumerable<GraphValue[]> EachNode(
        ExecutionState run, string procedure, GraphValue nodes, string[] labels, Action<ExecutionState, long, IEnumerable<string>> change)
    {
        foreach (var node in Nodes(run, procedure, nodes))
        {
            run.Step();
            EntityAccess.RequireLive(run.Graph, node);
            change(run, node.EntityId, labels);
            yield return [node];
        }
    }

    private static void SetLabels(ExecutionState run, long node, IEnumerable<string> labels)
    {
        var wanted = labels.ToHashSet(StringComparer.Ordinal);
        var present = EntityAccess.Labels(run.Graph, GraphValue.NodeReference(node));
        ElementWriter.RemoveLabels(run, node, present.Where(label => !wanted.Contains(label)));
        ElementWriter.AddLabels(run, node, labels);
    }

    private static IEnumerable<GraphValue[]> Remove(ExecutionState run, string procedure, IEnumerable<GraphValue> entities, GraphValue keys)
    {
        var names = ApocProcedure.NamesOf(procedure, "keys", keys);
        return Each(run, procedure, entities, names, new GraphValue[names.Length]);
    }

    private static IEnumerable<GraphValue[]> Each(ExecutionState run, string procedure, IEnumerable<GraphValue> entities, string[] keys, IReadOnlyList<GraphValue> values)
    {
        if (keys.Length != values.Count)
            throw CypherErrors.ProcedureFailed($"{procedure} needs a value for each key: found {keys.Length} keys and {values.Count} values.");
        foreach (var entity in entities)
        {
            run.Step();
            for (var i = 0; i < keys.Length; i++)
                PropertyWriter.Set(run, entity, keys[i], values[i]);
            yield return [entity];
        }
    }

    private static string Key(string procedure, GraphValue key) => key.IsNull || key.AsString().Length == 0
        ? throw CypherErrors.ProcedureFailed($"{procedure} needs the key of a property: found {key}.")
        : key.AsString();

    private static IReadOnlyList<GraphValue> Values(GraphValue list) => list.IsNull ? [] : list.AsList();

    private static IEnumerable<GraphValue> Nodes(ExecutionState run, string procedure, GraphValue value) => ApocProcedure.NodesOf(procedure, value).Select(id =>
        run.Graph.NodeExists(id) || run.Graph.IsNodeDeleted(id)
            ? GraphValue.NodeReference(id)
            : throw CypherErrors.ProcedureFailed($"{procedure} names node {id}, which does not exist."));

    private static IEnumerable<GraphValue> Relationships(ExecutionState run, string procedure, GraphValue value) => ApocProcedure.RelationshipsOf(procedure, value).Select(id =>
        run.Graph.RelationshipExists(id) || run.Graph.IsRelationshipDeleted(id)
            ? GraphValue.RelationshipReference(id)
            : throw CypherErrors.ProcedureFailed($"{procedure} names relationship {id}, which does not exist."));
}
