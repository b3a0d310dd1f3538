using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// Planner hints between the patterns and the WHERE of a MATCH. Source: Cypher manual, "Index hints for the Cypher planner".
internal sealed partial class Parser
{
    private List<UsingHint> ParseHints()
    {
        var hints = new List<UsingHint>();
        while (Is(Keyword.Using))
            hints.Add(ParseHint());
        return hints;
    }

    private UsingHint ParseHint()
    {
        var start = Advance().Start;
        if (TryTakeWord("JOIN"))
        {
            Expect(Keyword.On);
            var variables = ParseHintVariables();
            return new UsingHint(From(start), HintKind.Join, variables, null, []);
        }

        if (TryTakeWord("SCAN"))
        {
            var variable = ParseHintVariable();
            var label = ParseHintLabel();
            return new UsingHint(From(start), HintKind.Scan, [variable], label, []);
        }

        var typed = Current.Keyword is Keyword.Range or Keyword.Text or Keyword.Point;
        if (typed)
            Advance();
        if (!TryTake(Keyword.Index))
            throw Unexpected(typed ? "INDEX" : "INDEX, SCAN or JOIN");
        if (IsWord(0, "SEEK") && Ahead(1).IsName)
            Advance();
        return ParseIndexHint(start);
    }

    private UsingHint ParseIndexHint(int start)
    {
        var variable = ParseHintVariable();
        var label = ParseHintLabel();
        Expect(TokenKind.LeftParenthesis, "'(' and the property");
        var keys = new List<string>();
        do
        {
            keys.Add(ExpectName("a property key"));
        }
        while (TryTake(TokenKind.Comma));

        Expect(TokenKind.RightParenthesis, "',' or ')'");
        return new UsingHint(From(start), HintKind.Index, [variable], label, keys);
    }

    private List<VariableExpression> ParseHintVariables()
    {
        var variables = new List<VariableExpression>();
        do
        {
            variables.Add(ParseHintVariable());
        }
        while (TryTake(TokenKind.Comma));

        return variables;
    }

    private VariableExpression ParseHintVariable()
    {
        var span = Current.Span;
        return new VariableExpression(span, ExpectName("a variable"));
    }

    private string ParseHintLabel()
    {
        Expect(TokenKind.Colon, "':' and a label");
        return ExpectName("a label");
    }
}
