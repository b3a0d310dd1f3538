namespace NetGraph.Cypher.Functions;

/// <summary>What to write instead of functions that Cypher once had, or that only other stores can have.</summary>
internal static class FunctionHints
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exists"] = "write 'x IS NOT NULL' for a property, or EXISTS { pattern }",
        ["distance"] = "write point.distance(a, b)",
        ["extract"] = "write [x IN list | expression]",
        ["filter"] = "write [x IN list WHERE predicate]",
        ["rels"] = "write relationships(path)",
        ["toInt"] = "write toInteger(x)",
        ["toUppercase"] = "write toUpper(x)",
        ["toLowercase"] = "write toLower(x)",
        ["len"] = "write size(list) or length(path)",
        ["now"] = "write datetime(), or timestamp() for milliseconds",
        ["concat"] = "write a + b, or apoc.text.join(list, delimiter)",
        ["ifnull"] = "write coalesce(x, y)",
        ["isnull"] = "write x IS NULL",
        ["group_concat"] = "write collect(x)",
        ["count_distinct"] = "write count(DISTINCT x)",
        ["uuid"] = "write randomUUID()",
    };

    /// <summary>What the hint says, or null when nothing is known of the name.</summary>
    public static string? For(string name)
    {
        if (Instead.TryGetValue(name, out var instead))
            return instead;
        if (name.StartsWith("graph.", StringComparison.OrdinalIgnoreCase))
            return "a store holds one graph here: there is none to choose by name";
        return name.StartsWith("gds.", StringComparison.OrdinalIgnoreCase) ? "graph algorithms are procedures: CALL them" : null;
    }
}
