using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// What Cypher has elsewhere and this engine has not: refused by name, with what to write in its place.
internal sealed partial class Parser
{
    private CypherException NotSupported(string what, int tokens, string? hint = null) =>
        Error("UnexpectedSyntax", $"{what} is not supported.", Current.Span.To(Ahead(tokens - 1).Span), hint);

    private void RefuseStatement()
    {
        if (Is(Keyword.Drop) && Ahead(1).IsName && Ahead(1).Keyword is not (Keyword.Index or Keyword.Constraint))
            throw NotSupported($"DROP {Word(1)}", 2);
        if (Is(Keyword.Using) && IsWord(1, "PERIODIC"))
            throw NotSupported("USING PERIODIC COMMIT", 2, "write CALL { … } IN TRANSACTIONS");
        if (IsWord(0, "START") && (IsWord(1, "TRANSACTION") || IsAhead(2, TokenKind.Equal)))
            throw NotSupported("START", 1, "use MATCH, and the API for transactions");
        foreach (var word in AdministrationWords)
        {
            if (IsWord(0, word) && Ahead(1).IsName)
                throw NotSupported(word, 1);
        }
    }

    private static readonly string[] AdministrationWords = ["ALTER", "GRANT", "DENY", "REVOKE", "TERMINATE"];

    private void RefuseSchemaCommand()
    {
        if (IsWord(0, "UNIQUE"))
            throw NotSupported("CREATE UNIQUE", 1, "write MERGE");
        var skipped = 0;
        if (Is(Keyword.Or) && IsWord(1, "REPLACE"))
            skipped = 2;
        if (skipped > 0 && IsSchemaCommand(skipped))
            throw NotSupported("CREATE OR REPLACE", skipped, "drop the index or constraint first, or use IF NOT EXISTS");
        if (IsSchemaCommand(0))
            throw Error("InvalidClauseComposition", $"CREATE {Word(0)} changes the schema: it has to be a statement of its own.", Current.Span);
        if (IsWord(0, "DATABASE") || IsWord(0, "USER") || IsWord(0, "ROLE"))
            throw NotSupported($"CREATE {Word(0)}", 1);
    }

    /// <summary>After a node in parentheses or a relationship of a pattern in an expression: <c>{1,3}</c>, <c>+</c> or <c>*</c>.</summary>
    private void RefuseQuantifier()
    {
        if (Is(TokenKind.Plus) || Is(TokenKind.Star) || Is(TokenKind.LeftBrace))
            throw Error("UnexpectedSyntax", "A quantified path pattern cannot stand here.", Current.Span, "use EXISTS { … }, COUNT { … } or COLLECT { … } around it");
    }

    /// <summary><c>extract(x IN list | …)</c> and <c>filter(x IN list WHERE …)</c> of Cypher before Neo4j 4.</summary>
    private void RefuseOldComprehension(string name, SourceSpan span)
    {
        if (!Is(TokenKind.LeftParenthesis) || !Ahead(1).IsName || !IsAhead(2, Keyword.In))
            return;
        if (name.Equals("extract", StringComparison.OrdinalIgnoreCase))
            throw Error("UnexpectedSyntax", "extract() is gone from Cypher.", span, "write [x IN list | expression]");
        if (name.Equals("filter", StringComparison.OrdinalIgnoreCase))
            throw Error("UnexpectedSyntax", "filter() is gone from Cypher.", span, "write [x IN list WHERE predicate]");
    }

    private string Word(int ahead) => _text[Ahead(ahead).Start..Ahead(ahead).End].ToUpperInvariant();
}
