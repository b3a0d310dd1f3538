namespace NetGraph.Cypher.Syntax;

/// <summary>Hints for what people bring along from SQL and from programming languages.</summary>
internal static class ForeignWords
{
    private static readonly Dictionary<string, string> Hints = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SELECT"] = "Cypher asks with MATCH (n:Label) RETURN n",
        ["FROM"] = "Cypher asks with MATCH (n:Label) RETURN n",
        ["JOIN"] = "Cypher joins by patterns: MATCH (a)-[:TYPE]->(b)",
        ["GROUP"] = "Cypher groups by the items of WITH and RETURN that hold no aggregate: leave GROUP BY out",
        ["HAVING"] = "aggregate in a WITH and filter by the WHERE after it",
        ["LIKE"] = "write STARTS WITH, ENDS WITH, CONTAINS, or =~ for a regular expression",
        ["ILIKE"] = "write toLower(x) CONTAINS 'text', or =~ '(?i)…'",
        ["BETWEEN"] = "write a <= x <= b",
        ["UPDATE"] = "write MATCH … SET n.key = value",
        ["VALUES"] = "write CREATE (:Label {key: value})",
        ["AS"] = "an alias stands in WITH and RETURN, after the expression",
        ["&"] = "write AND",
        ["||"] = "write OR; || joins strings and lists",
    };

    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "MATCH", "RETURN", "WHERE", "WITH", "UNWIND", "CREATE", "MERGE", "SET", "ORDER", "LIMIT",
    };

    /// <summary>A hint for the token that cannot stand where it does, or null.</summary>
    public static string? HintFor(string text, List<Token> tokens, int position)
    {
        var token = tokens[position];
        if (Hints.TryGetValue(text[token.Start..token.End], out var hint))
            return hint;

        if (position < 2 || token.Kind == TokenKind.End)
            return null;

        var word = text[tokens[position - 1].Start..tokens[position - 1].End];
        return Openers.Contains(word) && AwaitsValue(tokens[position - 2])
            ? $"'{word}' was taken for a name: something is missing before it"
            : null;
    }

    private static bool AwaitsValue(Token token) => token.Keyword is Keyword.And or Keyword.Or or Keyword.Xor or Keyword.Not or Keyword.In
        || token.Kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual
            or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Comma;
}
