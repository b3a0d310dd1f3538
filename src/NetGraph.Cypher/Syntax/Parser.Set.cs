namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private SetClause ParseSet()
    {
        var start = Advance().Start;
        var items = ParseSetItems();
        return new SetClause(From(start), items);
    }

    private List<SetItem> ParseSetItems()
    {
        var items = new List<SetItem>();
        do
        {
            items.Add(ParseSetItem());
        }
        while (TryTake(TokenKind.Comma));

        return items;
    }

    private SetItem ParseSetItem()
    {
        var start = Current.Start;
        var place = ParsePlace();
        if (Is(TokenKind.Colon) || Is(Keyword.Is))
        {
            var labels = ParseLabelNames();
            return new SetLabelsItem(From(start), place, labels);
        }

        if (TryTake(TokenKind.PlusEqual))
        {
            var merged = ParseExpression();
            return new SetAllItem(From(start), place, merged, Merge: true);
        }

        Expect(TokenKind.Equal, "'=', '+=' or a label");
        var value = ParseExpression();
        return place is PropertyExpression or IndexExpression
            ? new SetPropertyItem(From(start), place, value)
            : new SetAllItem(From(start), place, value, Merge: false);
    }

    private RemoveClause ParseRemove()
    {
        var start = Advance().Start;
        var items = new List<RemoveItem>();
        do
        {
            var itemStart = Current.Start;
            var place = ParsePlace();
            var labels = Is(TokenKind.Colon) || Is(Keyword.Is) ? ParseLabelNames() : null;
            if (labels is null && place is not (PropertyExpression or IndexExpression))
                throw Unexpected("a property such as n.name or a label such as n:Label");
            items.Add(new RemoveItem(From(itemStart), place, labels));
        }
        while (TryTake(TokenKind.Comma));

        return new RemoveClause(From(start), items);
    }

    /// <summary>What SET and REMOVE may change: a variable or an expression in parentheses, with properties and indexes after it.</summary>
    private Expression ParsePlace()
    {
        Expression place;
        if (Is(TokenKind.LeftParenthesis))
        {
            place = ParseParenthesized();
        }
        else
        {
            var span = Current.Span;
            place = new VariableExpression(span, ExpectName("a variable"));
        }

        return ParseAccess(place);
    }
}
