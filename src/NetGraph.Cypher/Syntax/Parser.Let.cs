namespace NetGraph.Cypher.Syntax;

// GQL's clauses for what WITH * does: FILTER and LET. Source: Cypher manual, "FILTER" and "LET". They become a WITH at once.
internal sealed partial class Parser
{
    /// <summary><c>FILTER [WHERE] predicate</c> is <c>WITH * WHERE predicate</c>.</summary>
    private ProjectionClause ParseFilter()
    {
        var start = Advance().Start;
        TryTake(Keyword.Where);
        var predicate = ParseExpression();
        return new ProjectionClause(From(start), IsReturn: false, Distinct: false, Star: true, [], [], null, null, predicate);
    }

    /// <summary><c>LET x = expression, …</c> is <c>WITH *, expression AS x, …</c>, and may not aggregate.</summary>
    private ProjectionClause ParseLet()
    {
        var start = Advance().Start;
        var items = new List<ProjectionItem>();
        do
        {
            var itemStart = Current.Start;
            var name = ExpectName("a variable");
            Expect(TokenKind.Equal, "'='");
            var expressionStart = Current.Start;
            var expression = ParseExpression();
            items.Add(new ProjectionItem(From(itemStart), expression, name, _text[expressionStart..Previous.End]));
        }
        while (TryTake(TokenKind.Comma));

        return new ProjectionClause(From(start), IsReturn: false, Distinct: false, Star: true, items, [], null, null, null) { IsLet = true };
    }
}
