namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private DeleteClause ParseDelete()
    {
        var start = Current.Start;
        var detach = TryTake(Keyword.Detach);
        if (!detach)
            TryTake(Keyword.Nodetach);
        Expect(Keyword.Delete);
        var targets = new List<Expression>();
        do
        {
            targets.Add(ParseExpression());
        }
        while (TryTake(TokenKind.Comma));

        return new DeleteClause(From(start), detach, targets);
    }
}
