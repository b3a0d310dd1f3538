namespace NetGraph.Cypher.Execution.Csv;

/// <summary>The errors of LOAD CSV, under Neo4j's code for them.</summary>
internal static class CsvErrors
{
    private const string Code = "Neo.ClientError.Statement.ExternalResourceFailed";

    /// <summary>LOAD CSV is off.</summary>
    public static CypherException Off() => Failed(
        "LoadCsvDisabled",
        "LOAD CSV reads files of one folder only, and none is set.",
        "netgraph query takes one from --csv-folder or NETGRAPH_CSV_FOLDER, the server none; in code: EmbeddedStoreOptions.CsvFolder");

    /// <summary>The URL is not one that may be read.</summary>
    public static CypherException Refused(string url, string why, string? hint = null) =>
        Failed("InvalidUrl", $"Cannot load from URL '{url}': {why}.", hint);

    /// <summary>There is no such file, or it cannot be read.</summary>
    public static CypherException Missing(string url) => Failed("ResourceNotFound", $"Couldn't load the external resource at: {url}");

    /// <summary>The file is no CSV.</summary>
    public static CypherException Unreadable(string message) => Failed("InvalidCsv", message);

    private static CypherException Failed(string detail, string message, string? hint = null) =>
        CypherErrors.Other("ExternalResourceFailed", CypherErrorPhase.Runtime, detail, Code, message, hint: hint);
}
