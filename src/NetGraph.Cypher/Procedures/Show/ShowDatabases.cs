using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>SHOW DATABASES (Operations manual 5, "Listing databases"): the one there is, named as Neo4j names its own by default.</summary>
internal static class ShowDatabases
{
    /// <summary>The database every statement runs on.</summary>
    public const string Name = "neo4j";

    private static readonly (string, string)[] Columns =
    [
        ("*name", "STRING"),
        ("*type", "STRING"),
        ("*aliases", "LIST<STRING>"),
        ("*access", "STRING"),
        ("*address", "STRING"),
        ("*role", "STRING"),
        ("*writer", "BOOLEAN"),
        ("*requestedStatus", "STRING"),
        ("*currentStatus", "STRING"),
        ("*statusMessage", "STRING"),
        ("*default", "BOOLEAN"),
        ("*home", "BOOLEAN"),
        ("*constituents", "LIST<STRING>"),
        ("currentPrimariesCount", "INTEGER"),
        ("currentSecondariesCount", "INTEGER"),
        ("requestedPrimariesCount", "INTEGER"),
        ("requestedSecondariesCount", "INTEGER"),
        ("store", "STRING"),
        ("options", "MAP"),
    ];

    public static ShowTable Table(string filter, string? name)
    {
        var table = ShowTable.Of(
            "SHOW DATABASES",
            Columns,
            (_, _) => name is null || string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) ? [Row()] : []);
        return filter.Length == 0 ? table : table with { DefaultColumns = [.. table.DefaultColumns.Except(["default", "home"], StringComparer.Ordinal)] };
    }

    private static GraphValue[] Row() =>
    [
        Name,
        "standard",
        GraphValue.EmptyList,
        "read-write",
        GraphValue.Null,
        "primary",
        true,
        "online",
        "online",
        "",
        true,
        true,
        GraphValue.EmptyList,
        1,
        0,
        1,
        0,
        "netgraph",
        GraphValue.Of(GraphMap.Empty),
    ];
}
