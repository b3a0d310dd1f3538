using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>SHOW PROCEDURES (Cypher manual 5, "Show procedures"). There are no users, so nothing is about roles.</summary>
internal static class ShowProcedures
{
    private static readonly (string, string)[] Columns =
    [
        ("*name", "STRING"),
        ("*description", "STRING"),
        ("*mode", "STRING"),
        ("*worksOnSystem", "BOOLEAN"),
        ("signature", "STRING"),
        ("argumentDescription", "LIST<MAP>"),
        ("returnDescription", "LIST<MAP>"),
        ("admin", "BOOLEAN"),
        ("rolesExecution", "LIST<STRING>"),
        ("rolesBoostedExecution", "LIST<STRING>"),
        ("isDeprecated", "BOOLEAN"),
        ("deprecatedBy", "STRING"),
        ("option", "MAP"),
    ];

    public static ShowTable Table(ProcedureRegistry procedures) => ShowTable.Of("SHOW PROCEDURES", Columns, (_, _) => procedures.All.Select(Row));

    private static GraphValue[] Row(ProcedureDefinition procedure) =>
    [
        procedure.Name,
        procedure.Description,
        procedure.Mode.ToString().ToUpperInvariant(),
        procedure.Mode == ProcedureMode.Dbms,
        procedure.Signature,
        GraphValue.Of((GraphValue[])[.. procedure.Inputs.Select(Describe)]),
        GraphValue.Of((GraphValue[])[.. procedure.Outputs.Select(Describe)]),
        false,
        GraphValue.Null,
        GraphValue.Null,
        procedure.DeprecatedBy is not null,
        procedure.DeprecatedBy is { } other ? other : GraphValue.Null,
        GraphValue.Of(GraphMap.From([new("deprecated", procedure.DeprecatedBy is not null)])),
    ];

    private static GraphValue Describe(ProcedureField field)
    {
        var entries = new List<KeyValuePair<string, GraphValue>>
        {
            new("name", field.Name),
            new("description", field.Description.Length > 0 ? field.Description : field.ToString()),
            new("type", field.Type),
            new("isDeprecated", field.IsDeprecated),
        };
        if (field.Default is { } value)
            entries.Add(new("default", GraphValueText.Render(value)));
        return GraphValue.Of(GraphMap.From(entries));
    }
}
