namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private MatchClause ParseMatch(bool optional)
    {
        var start = optional ? Previous.Start : Current.Start;
        Expect(Keyword.Match);
        SkipMatchMode();
        var paths = ParsePathList();
        var hints = ParseHints();
        var where = ParseWhere();
        return new MatchClause(From(start), optional, paths, where) { Hints = hints };
    }

    private List<PathPattern> ParsePathList()
    {
        var paths = new List<PathPattern>();
        do
        {
            paths.Add(ParsePath());
        }
        while (TryTake(TokenKind.Comma));

        return paths;
    }
}
