namespace NetGraph.Cypher.Functions;

/// <summary>The families of functions under the names that Neo4j's SHOW FUNCTIONS gives them (Cypher manual, "Functions").</summary>
internal static class FunctionCategories
{
    public const string Aggregating = "Aggregating";
    public const string Apoc = "Apoc";
    public const string Database = "Database";
    public const string Graph = "Graph";
    public const string List = "List";
    public const string LoadCsv = "Load CSV";
    public const string Logarithmic = "Logarithmic";
    public const string Numeric = "Numeric";
    public const string Predicate = "Predicate";
    public const string Scalar = "Scalar";
    public const string Spatial = "Spatial";
    public const string String = "String";
    public const string Temporal = "Temporal";
    public const string Trigonometric = "Trigonometric";
    public const string Vector = "Vector";
}
