namespace NetGraph.Cypher.Syntax;

// What stands before a path or all paths of a MATCH: selectors, path modes, match modes. Source: Neo4j manual, "Shortest paths"
// and "Match modes and path modes".
internal sealed partial class Parser
{
    private static readonly string[] PathModes = ["WALK", "TRAIL", "ACYCLIC", "SIMPLE"];

    /// <summary>Whether a path begins here that begins with neither a node nor a variable.</summary>
    private bool IsPathPrefix() => Current.Keyword switch
    {
        Keyword.Shortest => true,
        Keyword.Any or Keyword.All => IsAhead(1, Keyword.Shortest) || Ahead(1).Kind is TokenKind.Integer or TokenKind.Dollar or TokenKind.LeftParenthesis
            || IsWord(1, "PATH") || IsWord(1, "PATHS"),
        _ => Array.Exists(PathModes, mode => IsWord(0, mode)) && (IsAhead(1, TokenKind.LeftParenthesis) || IsWord(1, "PATH") || IsWord(1, "PATHS")),
    };

    /// <summary>Null for no selector, and for ALL, which keeps every path.</summary>
    private PathSelector? ParsePathSelector()
    {
        var start = Current.Start;
        switch (Current.Keyword)
        {
            case Keyword.All:
                Advance();
                var isShortest = TryTake(Keyword.Shortest);
                SkipPathWords();
                return isShortest ? new PathSelector(From(start), SelectorKind.ShortestGroups, null) : null;
            case Keyword.Any:
                Advance();
                var kind = TryTake(Keyword.Shortest) ? SelectorKind.Shortest : SelectorKind.Any;
                var any = kind == SelectorKind.Any ? ParseSelectorCount() : null;
                SkipPathWords();
                return new PathSelector(From(start), kind, any);
            case Keyword.Shortest:
                Advance();
                var count = ParseSelectorCount();
                SkipPathWords();
                if (TryTakeWord("GROUP") || TryTakeWord("GROUPS"))
                    return new PathSelector(From(start), SelectorKind.ShortestGroups, count);
                return count is null ? throw Unexpected("a number of paths, a parameter or GROUP") : new PathSelector(From(start), SelectorKind.Shortest, count);
            default:
                SkipPathWords();
                return null;
        }
    }

    private Expression? ParseSelectorCount()
    {
        if (Is(TokenKind.Dollar))
            return ParseParameter();
        if (!Is(TokenKind.Integer))
            return null;

        var count = ParseNumber(Current.Start, negative: false);
        if (count.Value.AsInteger() == 0)
            throw Error("UnexpectedSyntax", "The number of paths must be greater than 0.", count.Span);
        return count;
    }

    /// <summary>A path mode, and PATH or PATHS. No relationship occurs twice in a MATCH, so WALK and TRAIL change nothing.</summary>
    private void SkipPathWords()
    {
        if (IsWord(0, "ACYCLIC") || IsWord(0, "SIMPLE"))
            throw NotSupported($"The path mode {Word(0)}", 1, "name the path and filter: WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m = n))");
        if (!TryTakeWord("WALK"))
            TryTakeWord("TRAIL");
        if (!TryTakeWord("PATHS"))
            TryTakeWord("PATH");
    }

    /// <summary>DIFFERENT RELATIONSHIPS is what MATCH does anyway.</summary>
    private void SkipMatchMode()
    {
        if (IsWord(0, "REPEATABLE") && Ahead(1).IsName)
            throw NotSupported($"MATCH {Word(0)} {Word(1)}", 2, "use one MATCH for each part that may repeat a relationship");
        if (!IsWord(0, "DIFFERENT") || !(IsWord(1, "RELATIONSHIPS") || IsWord(1, "RELATIONSHIP")))
            return;
        Advance();
        Advance();
        TryTakeWord("BINDINGS");
    }
}
