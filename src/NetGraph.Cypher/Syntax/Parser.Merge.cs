namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private MergeClause ParseMerge()
    {
        var start = Advance().Start;
        var path = ParsePath();
        var actions = new List<MergeAction>();
        while (Is(Keyword.On) && (IsAhead(1, Keyword.Create) || IsAhead(1, Keyword.Match)))
        {
            Advance();
            var onCreate = Advance().Keyword == Keyword.Create;
            Expect(Keyword.Set);
            actions.Add(new MergeAction(onCreate, ParseSetItems()));
        }

        return new MergeClause(From(start), path, actions);
    }
}
