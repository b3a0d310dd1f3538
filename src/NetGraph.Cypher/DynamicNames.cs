using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>Values as the names of labels and types. Source: Neo4j manual, "Naming rules and recommendations" and "Dynamic queries".</summary>
internal static class DynamicNames
{
    /// <summary>Whether a value can be a name: a string that is not empty and has no null byte.</summary>
    public static bool IsName(GraphValue value) => value.Kind == GraphValueKind.String && value.AsString() is { Length: > 0 } name && !name.Contains('\0', StringComparison.Ordinal);

    /// <summary>What is wrong with a string or null that is no name.</summary>
    public static string Refusal(GraphValue value) =>
        $"{(value.IsNull ? "Null" : $"'{value.AsString()}'")} is not a valid token name. Token names cannot be empty or contain any null-bytes.";

    /// <summary>The names that something written is to have, each once, in order.</summary>
    /// <exception cref="CypherException">TypeError: no string and no list of strings, null included. TokenNameError: a string that cannot be a name.</exception>
    public static IEnumerable<string> Written(GraphValue value) =>
        value.Kind == GraphValueKind.List ? value.AsList().Select(RequireName).Distinct(StringComparer.Ordinal) : [RequireName(value)];

    /// <summary>A value that is neither null, a string nor a list where names are computed.</summary>
    public static CypherException WrongType(GraphValue value) => CypherErrors.Type(
        "InvalidArgumentType", $"A dynamic label or type is a String or a list of Strings: found {(value.IsNull ? "null" : $"a {value.Kind}")}.");

    private static string RequireName(GraphValue value)
    {
        if (value.Kind != GraphValueKind.String)
            throw WrongType(value);
        return IsName(value)
            ? value.AsString()
            : throw CypherErrors.Other("SchemaError", CypherErrorPhase.Runtime, "InvalidTokenName", "Neo.ClientError.Schema.TokenNameError", Refusal(value));
    }
}
