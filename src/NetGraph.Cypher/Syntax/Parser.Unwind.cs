namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private UnwindClause ParseUnwind()
    {
        var start = Advance().Start;
        var source = ParseExpression();
        Expect(Keyword.As);
        var variable = ParseVariable(out var span);
        return new UnwindClause(From(start), source, variable, span);
    }
}
