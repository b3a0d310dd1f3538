using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures.Algorithms;
using NetGraph.Cypher.Procedures.Apoc;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>The procedures every engine has, named and shaped as in Neo4j 5 (Operations manual, "Procedures").</summary>
internal static class BuiltInProcedures
{
    /// <summary>A registry that holds them; more may be added before an engine runs.</summary>
    public static ProcedureRegistry CreateRegistry()
    {
        var registry = new ProcedureRegistry();
        registry.Add(Names("db.labels", "label", "Lists the labels in use.", Labels));
        registry.Add(Names("db.relationshipTypes", "relationshipType", "Lists the relationship types in use.", Types));
        registry.Add(Names("db.propertyKeys", "propertyKey", "Lists the property keys the store has met.", Keys));
        registry.Add(Components());
        registry.AddRange(AlgorithmProcedures.All);
        registry.AddRange(SchemaProcedures.All);
        registry.AddRange(ApocCollectionProcedures.All);
        ApocProcedures.AddTo(registry);
        return registry;
    }

    private static ProcedureDefinition Names(string name, string output, string description, Func<IGraphReader, IEnumerable<string>> list) => new(
        name, [], [new ProcedureField(output, ValueTypes.String, IsNullable: false)], (context, _) => list(context.Graph).Select(n => new GraphValue[] { n }), description);

    private static IEnumerable<string> Labels(IGraphReader graph) =>
        Enumerable.Range(0, graph.LabelCount).Where(id => graph.CountNodes(id) > 0).Select(graph.LabelName).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Types(IGraphReader graph) =>
        Enumerable.Range(0, graph.TypeCount).Where(id => graph.CountRelationships(id) > 0).Select(graph.TypeName).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(IGraphReader graph) =>
        Enumerable.Range(0, graph.KeyCount).Select(graph.KeyName).Order(StringComparer.Ordinal);

    private static ProcedureDefinition Components() => new(
        "dbms.components",
        [],
        [
            new ProcedureField("name", ValueTypes.String, IsNullable: false),
            new ProcedureField("versions", ValueTypes.List, IsNullable: false) { TypeName = "LIST<STRING>" },
            new ProcedureField("edition", ValueTypes.String, IsNullable: false),
        ],
        (_, _) => [["NetGraph", GraphValue.Of([typeof(BuiltInProcedures).Assembly.GetName().Version?.ToString(3)]), "embedded"]],
        "Names the engine and its version.")
    {
        Mode = ProcedureMode.Dbms,
    };
}
