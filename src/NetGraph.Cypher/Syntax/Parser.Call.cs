using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private Clause ParseCall(bool optional)
    {
        var start = optional ? Previous.Start : Current.Start;
        Expect(Keyword.Call);
        if (Is(TokenKind.LeftBrace) || Is(TokenKind.LeftParenthesis))
            return ParseCallSubquery(start, optional);
        var nameSpan = Current.Span;
        var name = ExpectName("a procedure name or '{'");
        while (TryTake(TokenKind.Dot))
            name += "." + ExpectName("a name");
        nameSpan = From(nameSpan);

        var arguments = Is(TokenKind.LeftParenthesis) ? ParseArguments() : null;
        var yield = Is(Keyword.Yield) ? ParseYield() : null;
        return new CallProcedureClause(From(start), name, nameSpan, arguments, yield, optional);
    }

    /// <summary><c>( a, b, … )</c>, possibly empty.</summary>
    private List<Expression> ParseArguments()
    {
        Enter();
        Expect(TokenKind.LeftParenthesis, "'('");
        var arguments = ParseUntil(TokenKind.RightParenthesis, "')'");
        Leave();
        return arguments;
    }

    /// <summary>Expressions between commas and the closing token, which is taken.</summary>
    private List<Expression> ParseUntil(TokenKind close, string closeText)
    {
        var items = new List<Expression>();
        if (TryTake(close))
            return items;

        do
        {
            items.Add(ParseExpression());
        }
        while (TryTake(TokenKind.Comma));

        Expect(close, $"',' or {closeText}");
        return items;
    }

    private YieldPart ParseYield()
    {
        var start = Advance().Start;
        var items = new List<YieldItem>();
        var star = TryTake(TokenKind.Star);
        if (!star)
        {
            do
            {
                var itemStart = Current.Start;
                var output = ExpectName("an output of the procedure");
                var alias = TryTake(Keyword.As) ? ExpectName("an alias") : null;
                items.Add(new YieldItem(From(itemStart), output, alias));
            }
            while (TryTake(TokenKind.Comma));
        }

        var where = ParseWhere();
        return new YieldPart(From(start), star, items, where);
    }

    private CallSubqueryClause ParseCallSubquery(int start, bool optional)
    {
        Enter();
        List<VariableExpression>? imports = null;
        var all = false;
        if (TryTake(TokenKind.LeftParenthesis))
        {
            imports = [];
            all = TryTake(TokenKind.Star);
            while (!all && !Is(TokenKind.RightParenthesis))
            {
                var span = Current.Span;
                imports.Add(new VariableExpression(span, ExpectName("a variable to import")));
                if (!TryTake(TokenKind.Comma))
                    break;
            }

            Expect(TokenKind.RightParenthesis, "',' or ')'");
        }

        Expect(TokenKind.LeftBrace, "'{'");
        var query = ParseQueryBody();
        Expect(TokenKind.RightBrace, $"{AClause} or '}}'");
        var transactions = ParseInTransactions();
        Leave();
        return new CallSubqueryClause(From(start), optional, all, imports, query, transactions);
    }
}
