using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>SHOW CONSTRAINTS (Cypher manual 5, "Show constraints").</summary>
internal static class ShowConstraints
{
    private static readonly (string, string)[] Columns =
    [
        ("*id", "INTEGER"),
        ("*name", "STRING"),
        ("*type", "STRING"),
        ("*entityType", "STRING"),
        ("*labelsOrTypes", "LIST<STRING>"),
        ("*properties", "LIST<STRING>"),
        ("*ownedIndex", "STRING"),
        ("*propertyType", "STRING"),
        ("options", "MAP"),
        ("createStatement", "STRING"),
    ];

    public static ShowTable Table(string filter) => ShowTable.Of(
        "SHOW CONSTRAINTS",
        Columns,
        (run, _) => run.Graph.Schema.Constraints
            .Where(constraint => IsWanted(constraint, filter))
            .OrderBy(constraint => constraint.Id)
            .Select(constraint => Row(constraint, run.Graph)));

    private static bool IsWanted(ConstraintRule constraint, string filter)
    {
        if (filter is "" or "ALL")
            return true;
        if (filter.StartsWith("NODE ", StringComparison.Ordinal) && constraint.Shape.Entity != EntityKind.Node)
            return false;
        if (filter.StartsWith("REL ", StringComparison.Ordinal) && constraint.Shape.Entity != EntityKind.Relationship)
            return false;
        return constraint.Kind == filter[(filter.IndexOf(' ', StringComparison.Ordinal) + 1)..] switch
        {
            "UNIQUE" => ConstraintKind.Unique,
            "KEY" => ConstraintKind.Key,
            "EXIST" => ConstraintKind.Exists,
            _ => ConstraintKind.Type,
        };
    }

    private static GraphValue[] Row(ConstraintRule constraint, IGraphReader graph) =>
    [
        constraint.Id,
        constraint.Name,
        SchemaText.TypeName(constraint),
        constraint.Shape.Entity == EntityKind.Node ? "NODE" : "RELATIONSHIP",
        SchemaRows.Tokens(constraint.Shape, graph),
        SchemaRows.Keys(constraint.Shape, graph),
        graph.Schema.OwnedIndex(constraint) is { } owned ? owned.Name : GraphValue.Null,
        constraint.Types is { } types ? types.Text : GraphValue.Null,
        constraint.IsUnique ? SchemaRows.Options(IndexKind.Range) : GraphValue.Null,
        SchemaRows.Statement(constraint, graph),
    ];
}
