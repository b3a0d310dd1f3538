using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>SHOW FUNCTIONS (Cypher manual 5, "Show functions").</summary>
internal static class ShowFunctions
{
    private static readonly (string, string)[] Columns =
    [
        ("*name", "STRING"),
        ("*category", "STRING"),
        ("*description", "STRING"),
        ("signature", "STRING"),
        ("isBuiltIn", "BOOLEAN"),
        ("argumentDescription", "LIST<MAP>"),
        ("returnDescription", "STRING"),
        ("aggregating", "BOOLEAN"),
        ("rolesExecution", "LIST<STRING>"),
        ("rolesBoostedExecution", "LIST<STRING>"),
        ("isDeprecated", "BOOLEAN"),
        ("deprecatedBy", "STRING"),
    ];

    public static ShowTable Table(string filter) => ShowTable.Of(
        "SHOW FUNCTIONS",
        Columns,
        (_, _) => FunctionRegistry.Descriptions.Where(f => IsWanted(f, filter)).Select(Row));

    private static bool IsWanted(FunctionDescription function, string filter) => filter switch
    {
        "BUILT IN" => function.IsBuiltIn,
        "USER DEFINED" => !function.IsBuiltIn,
        _ => true,
    };

    private static GraphValue[] Row(FunctionDescription function) =>
    [
        function.Name,
        function.Category,
        function.Description,
        function.Signature,
        function.IsBuiltIn,
        GraphValue.Of((GraphValue[])[.. function.Arguments.Select(Describe)]),
        function.ReturnType,
        function.IsAggregating,
        GraphValue.Null,
        GraphValue.Null,
        function.DeprecatedBy is not null,
        function.DeprecatedBy is { } other ? other : GraphValue.Null,
    ];

    private static GraphValue Describe(FunctionParameter parameter)
    {
        var type = FunctionSignature.TypeName(parameter);
        var entries = new List<KeyValuePair<string, GraphValue>>
        {
            new("name", parameter.Name),
            new("description", $"{parameter.Name} :: {type}"),
            new("type", type),
            new("isDeprecated", false),
        };
        if (parameter.Default is { } value)
            entries.Add(new("default", value));
        return GraphValue.Of(GraphMap.From(entries));
    }
}
