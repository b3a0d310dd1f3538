namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private ForeachClause ParseForeach()
    {
        Enter();
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis, "'('");
        var variable = ExpectName("a variable");
        Expect(Keyword.In);
        var source = ParseNested(barEnds: true);
        Expect(TokenKind.Bar, "'|'");
        var clauses = new List<Clause>();
        while (ParseClause() is { } clause)
            clauses.Add(clause);

        if (clauses.Count == 0)
            throw Unexpected("an updating clause such as SET or CREATE");
        Expect(TokenKind.RightParenthesis, "an updating clause or ')'");
        Leave();
        return new ForeachClause(From(start), variable, source, clauses);
    }
}
