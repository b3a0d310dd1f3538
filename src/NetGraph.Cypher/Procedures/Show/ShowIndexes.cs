using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>SHOW INDEXES (Cypher manual 5, "Show indexes"). Indexes here are always online; reads are not counted.</summary>
internal static class ShowIndexes
{
    private static readonly (string, string)[] Columns =
    [
        ("*id", "INTEGER"),
        ("*name", "STRING"),
        ("*state", "STRING"),
        ("*populationPercent", "FLOAT"),
        ("*type", "STRING"),
        ("*entityType", "STRING"),
        ("*labelsOrTypes", "LIST<STRING>"),
        ("*properties", "LIST<STRING>"),
        ("*indexProvider", "STRING"),
        ("*owningConstraint", "STRING"),
        ("*lastRead", "ZONED DATETIME"),
        ("*readCount", "INTEGER"),
        ("trackedSince", "ZONED DATETIME"),
        ("options", "MAP"),
        ("failureMessage", "STRING"),
        ("createStatement", "STRING"),
    ];

    public static ShowTable Table(string filter) => ShowTable.Of(
        "SHOW INDEXES",
        Columns,
        (run, _) => run.Graph.Schema.Indexes
            .Where(index => filter is "" or "ALL" || SchemaText.Of(index.Kind) == filter)
            .OrderBy(index => index.Id)
            .Select(index => Row(index, run.Graph)));

    private static GraphValue[] Row(IndexRule index, IGraphReader graph) =>
    [
        index.Id,
        index.Name,
        "ONLINE",
        100.0,
        SchemaText.Of(index.Kind),
        index.Shape.Entity == EntityKind.Node ? "NODE" : "RELATIONSHIP",
        SchemaRows.Tokens(index.Shape, graph),
        SchemaRows.Keys(index.Shape, graph),
        SchemaText.Provider(index.Kind),
        graph.Schema.Owner(index) is { } owner ? owner.Name : GraphValue.Null,
        GraphValue.Null,
        GraphValue.Null,
        GraphValue.Null,
        SchemaRows.Options(index.Kind),
        "",
        graph.Schema.Owner(index) is { } made ? SchemaRows.Statement(made, graph) : SchemaRows.Statement(index, graph),
    ];
}
