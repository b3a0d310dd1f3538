namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private ProjectionClause ParseWith() => ParseProjection(isReturn: false);

    private ProjectionClause ParseReturn() => ParseProjection(isReturn: true);

    private ProjectionClause ParseProjection(bool isReturn)
    {
        var start = Advance().Start;
        var distinct = TryTake(Keyword.Distinct);
        if (!distinct)
            TryTakeAllBeforeItem();
        var star = TryTake(TokenKind.Star);
        var items = new List<ProjectionItem>();
        if (!star || TryTake(TokenKind.Comma))
        {
            do
            {
                items.Add(ParseProjectionItem());
            }
            while (TryTake(TokenKind.Comma));
        }

        var orderBy = ParseOrderBy();
        var skip = TryTake(Keyword.Skip) || TryTake(Keyword.Offset) ? ParseExpression() : null;
        var limit = TryTake(Keyword.Limit) ? ParseExpression() : null;
        var where = isReturn ? null : ParseWhere();
        return new ProjectionClause(From(start), isReturn, distinct, star, items, orderBy, skip, limit, where);
    }

    /// <summary><c>RETURN ALL x</c> is the opposite of DISTINCT and the default; <c>all(…)</c> is a quantifier and <c>all</c> a name.</summary>
    private void TryTakeAllBeforeItem()
    {
        if (Is(Keyword.All) && Ahead(1).Kind is TokenKind.Name or TokenKind.QuotedName && !IsAhead(1, Keyword.As) && !IsOperatorOrEnd(Ahead(1).Keyword))
            Advance();
    }

    private static bool IsOperatorOrEnd(Keyword keyword) => keyword is Keyword.And or Keyword.Or or Keyword.Xor or Keyword.In or Keyword.Is or Keyword.Starts
        or Keyword.Ends or Keyword.Contains or Keyword.Order or Keyword.Skip or Keyword.Offset or Keyword.Limit or Keyword.Where or Keyword.Union;

    private ProjectionItem ParseProjectionItem()
    {
        var start = Current.Start;
        var expression = ParseExpression();
        var text = _text[start..Previous.End];
        var alias = TryTake(Keyword.As) ? ExpectName("an alias") : null;
        return new ProjectionItem(From(start), expression, alias, text);
    }

    private List<SortItem> ParseOrderBy()
    {
        var keys = new List<SortItem>();
        if (!TryTake(Keyword.Order))
            return keys;

        Expect(Keyword.By);
        do
        {
            var expression = ParseExpression();
            var descending = TryTake(Keyword.Desc) || TryTake(Keyword.Descending);
            if (!descending && !TryTake(Keyword.Asc))
                TryTake(Keyword.Ascending);
            keys.Add(new SortItem(expression, descending));
        }
        while (TryTake(TokenKind.Comma));

        return keys;
    }
}
