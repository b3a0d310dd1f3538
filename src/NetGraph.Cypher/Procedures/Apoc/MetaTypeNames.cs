namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>The two spellings of kinds in <c>apoc.meta</c>.</summary>
internal static class MetaTypeNames
{
    private const string List = "List";

    /// <summary>As <c>apoc.meta.schema</c> prints them: <c>INTEGER</c>, <c>DATE_TIME</c>, <c>LIST</c>.</summary>
    public static string Schema(string kind) => kind.StartsWith(List, StringComparison.Ordinal) ? "LIST" : kind switch
    {
        "LocalDateTime" => "LOCAL_DATE_TIME",
        "DateTime" => "DATE_TIME",
        "LocalTime" => "LOCAL_TIME",
        _ => kind.ToUpperInvariant(),
    };

    /// <summary>As <c>apoc.meta.nodeTypeProperties</c> prints them, which are Java's names: <c>Long</c>, <c>Double</c>, <c>StringArray</c>.</summary>
    public static string Java(string kind) => kind.StartsWith(List, StringComparison.Ordinal) && kind.Length > List.Length
        ? Java(kind[List.Length..]) + "Array"
        : kind switch
        {
            "Integer" => "Long",
            "Float" => "Double",
            _ => kind,
        };
}
