using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The <c>apoc.meta</c> procedures: what the graph is made of (APOC manual, "Meta graph"). Everything is counted, nothing sampled.</summary>
internal static class MetaProcedures
{
    private static readonly ProcedureField Config = ApocProcedure.Map("config", ApocProcedure.EmptyMap);

    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.meta.stats",
            [],
            [
                ApocProcedure.Integer("labelCount"), ApocProcedure.Integer("relTypeCount"), ApocProcedure.Integer("propertyKeyCount"),
                ApocProcedure.Integer("nodeCount"), ApocProcedure.Integer("relCount"), ApocProcedure.Map("labels"), ApocProcedure.Map("relTypes"),
                ApocProcedure.Map("relTypesCount"), ApocProcedure.Map("stats"),
            ],
            (run, _) => MetaStatistics.Rows(run),
            "Returns how many nodes and relationships there are, by label, type, and type with the label of an end."),
        new(
            "apoc.meta.schema",
            [Config],
            [ApocProcedure.Map("value")],
            (run, arguments) => MetaSchema.Rows(run, Settings("apoc.meta.schema", arguments)),
            "Returns a map of labels and types, each with its count, its properties and what it is joined to."),
        new(
            "apoc.meta.graph",
            [Config],
            [ApocProcedure.List("nodes", "NODE"), ApocProcedure.List("relationships", "RELATIONSHIP")],
            (run, arguments) => MetaGraph.Rows(run, Settings("apoc.meta.graph", arguments)),
            "Returns a graph of the graph: a virtual node for each label and a virtual relationship for each type between two labels."),
        new(
            "apoc.meta.nodeTypeProperties",
            [Config],
            [
                ApocProcedure.Text("nodeType"), ApocProcedure.List("nodeLabels", "STRING"), ApocProcedure.Text("propertyName"),
                ApocProcedure.List("propertyTypes", "STRING"), ApocProcedure.Flag("mandatory"), ApocProcedure.Integer("propertyObservations"),
                ApocProcedure.Integer("totalObservations"),
            ],
            (run, arguments) => NodeTypes(run, Settings("apoc.meta.nodeTypeProperties", arguments)),
            "Returns the properties of nodes with the same labels and the types of their values."),
        new(
            "apoc.meta.relTypeProperties",
            [Config],
            [
                ApocProcedure.Text("relType"), ApocProcedure.List("sourceNodeLabels", "STRING"), ApocProcedure.List("targetNodeLabels", "STRING"),
                ApocProcedure.Text("propertyName"), ApocProcedure.List("propertyTypes", "STRING"), ApocProcedure.Flag("mandatory"),
                ApocProcedure.Integer("propertyObservations"), ApocProcedure.Integer("totalObservations"),
            ],
            (run, arguments) => RelationshipTypes(run, Settings("apoc.meta.relTypeProperties", arguments)),
            "Returns the properties of relationships of one type between nodes with the same labels, and the types of their values."),
    ];

    private static MetaSelection Settings(string procedure, GraphValue[] arguments) =>
        MetaSelection.Read(new ProcedureConfig(procedure, ApocProcedure.MapOf(arguments[0])));

    private static IEnumerable<GraphValue[]> NodeTypes(ExecutionState run, MetaSelection selection)
    {
        foreach (var (labels, shape) in GraphSurvey.Take(run, withRelationships: false).Nodes)
        {
            if (shape.Count == 0 || !selection.HasLabels(labels))
                continue;
            var type = string.Concat(labels.Select(label => $":`{label}`"));
            foreach (var property in Properties(shape))
                yield return [type, Names(labels), .. property];
        }
    }

    private static IEnumerable<GraphValue[]> RelationshipTypes(ExecutionState run, MetaSelection selection)
    {
        var survey = GraphSurvey.Take(run);
        foreach (var (key, shape) in survey.Relationships)
        {
            if (!selection.HasType(key.Type))
                continue;
            foreach (var property in Properties(shape))
                yield return [$":`{key.Type}`", Names(survey.Nodes[key.Start].Labels), Names(survey.Nodes[key.End].Labels), .. property];
        }
    }

    /// <summary>Name, types, mandatory, observations and total; one row of nulls for elements without properties.</summary>
    private static IEnumerable<GraphValue[]> Properties(SurveyedShape shape)
    {
        if (shape.Properties.Count == 0)
            return [[GraphValue.Null, GraphValue.Null, false, 0, shape.Count]];
        return shape.Properties.Select(p => new[]
        {
            p.Key, Names(p.Value.Kinds.Keys.Select(MetaTypeNames.Java)), p.Value.Count == shape.Count, p.Value.Count, shape.Count,
        });
    }

    private static GraphValue Names(IEnumerable<string> names) => GraphValue.Of([.. names.Select(GraphValue.Of)]);
}
