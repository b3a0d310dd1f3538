using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private const string AClause = "a clause such as MATCH, CREATE, WITH or RETURN";

    private QueryAst ParseStatement()
    {
        var mode = ParsePrefixes();
        RefuseStatement();
        var body = ParseCommand() ?? ParseQueryBody();
        TryTake(TokenKind.Semicolon);
        if (Is(TokenKind.End))
            return new QueryAst(_text, mode, body);

        throw Previous.Kind == TokenKind.Semicolon ? Unexpected("one statement only", "send the statements one by one") : NotAClause();
    }

    /// <summary>Single queries under UNION, up to whatever is no clause.</summary>
    private QueryBody ParseQueryBody()
    {
        var start = Current.Start;
        var parts = new List<SingleQuery> { ParseSingleQuery() };
        var unions = new List<UnionKind>();
        while (TryTake(Keyword.Union))
        {
            unions.Add(TryTake(Keyword.All) ? UnionKind.All : UnionKind.Distinct);
            if (unions[^1] == UnionKind.Distinct)
                TryTake(Keyword.Distinct);
            parts.Add(ParseSingleQuery());
        }

        return new QueryBody(From(start), parts, unions);
    }

    private SingleQuery ParseSingleQuery()
    {
        SkipUse();
        var start = Current.Start;
        var clauses = new List<Clause>();
        while (ParseClause() is { } clause)
            clauses.Add(clause);

        return clauses.Count > 0 ? new SingleQuery(From(start), clauses) : throw NotAClause();
    }

    /// <summary>The next clause, or null when the current token starts none.</summary>
    private Clause? ParseClause()
    {
        return Current.Keyword switch
        {
            Keyword.Match => ParseMatch(optional: false),
            Keyword.Optional => ParseOptional(),
            Keyword.Unwind => ParseUnwind(),
            Keyword.Load when IsLoadCsv => ParseLoadCsv(),
            Keyword.Let when Ahead(1).IsName => ParseLet(),
            Keyword.With => ParseWith(),
            Keyword.Return => ParseReturn(),
            Keyword.Create or Keyword.Insert => ParseCreate(),
            Keyword.Merge => ParseMerge(),
            Keyword.Set => ParseSet(),
            Keyword.Remove => ParseRemove(),
            Keyword.Delete or Keyword.Detach or Keyword.Nodetach => ParseDelete(),
            Keyword.Call => ParseCall(optional: false),
            Keyword.Foreach => ParseForeach(),
            Keyword.Finish => ParseFinish(),
            _ => IsWord(0, "FILTER") ? ParseFilter() : null,
        };
    }

    private Clause ParseOptional()
    {
        Advance();
        return Is(Keyword.Call) ? ParseCall(optional: true) : ParseMatch(optional: true);
    }

    private FinishClause ParseFinish() => new(Advance().Span);

    private CypherException NotAClause()
    {
        if (Is(TokenKind.End))
            return Unexpected(AClause);
        if (Is(Keyword.Where))
            return Unexpected(AClause, "WHERE belongs to a MATCH or WITH directly before it");
        return Unexpected(AClause);
    }

    private Expression? ParseWhere() => TryTake(Keyword.Where) ? ParseExpression() : null;

    private string ParseVariable(out SourceSpan span)
    {
        span = Current.Span;
        return ExpectName("a variable");
    }
}
