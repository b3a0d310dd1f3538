namespace NetGraph.Cypher.Functions;

/// <summary>What to write instead of functions that Cypher once had, or that only other stores can have.</summary>
internal static class FunctionHints
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exists"] = "Write 'x IS NOT NULL' for a property, or EXISTS { pattern }.",
        ["distance"] = "Write point.distance(a, b).",
        ["extract"] = "Write [x IN list | expression].",
        ["filter"] = "Write [x IN list WHERE predicate].",
        ["rels"] = "Write relationships(path).",
        ["toInt"] = "Write toInteger(x).",
        ["toUppercase"] = "Write toUpper(x).",
        ["toLowercase"] = "Write toLower(x).",
        ["len"] = "Write size(list) or length(path).",
        ["now"] = "Write datetime(), or timestamp() for milliseconds.",
        ["concat"] = "Write a + b, or apoc.text.join(list, delimiter).",
        ["ifnull"] = "Write coalesce(x, y).",
        ["isnull"] = "Write x IS NULL.",
        ["group_concat"] = "Write collect(x).",
        ["count_distinct"] = "Write count(DISTINCT x).",
        ["uuid"] = "Write randomUUID().",
    };

    /// <summary>A sentence for the hint, or null when nothing is known of the name.</summary>
    public static string? For(string name)
    {
        if (Instead.TryGetValue(name, out var instead))
            return instead;
        if (name.StartsWith("graph.", StringComparison.OrdinalIgnoreCase))
            return "A store holds one graph here: there is none to choose by name.";
        return name.StartsWith("gds.", StringComparison.OrdinalIgnoreCase) ? "Graph algorithms are procedures: CALL them, or see SHOW PROCEDURES." : null;
    }
}
