namespace NetGraph.Cypher.Syntax;

// Label and type expressions: ! binds tightest, then & (and the old :), then |. Source: Neo4j manual, "Label expressions".
internal sealed partial class Parser
{
    /// <summary>From <c>:</c> or IS on. In a place where a bar ends the expression, a disjunction needs parentheses.</summary>
    private LabelExpression ParseLabels(bool bars = true)
    {
        Advance();
        return ParseLabelOr(bars);
    }

    private LabelExpression ParseLabelOr(bool bars = true)
    {
        var left = ParseLabelAnd();
        var count = 0;
        while (bars && TryTake(TokenKind.Bar))
        {
            TryTake(TokenKind.Colon);
            left = new LabelOr(left, ParseLabelAnd());
            GuardLabels(++count);
        }

        return left;
    }

    private LabelExpression ParseLabelAnd()
    {
        var left = ParseLabelAtom();
        var count = 0;
        while (TryTake(TokenKind.Ampersand) || TryTake(TokenKind.Colon))
        {
            left = new LabelAnd(left, ParseLabelAtom());
            GuardLabels(++count);
        }

        return left;
    }

    private void GuardLabels(int count)
    {
        if (count >= MaxDepth)
            throw Error("UnexpectedSyntax", $"More than {MaxDepth} labels in one expression.", Current.Span);
    }

    private LabelExpression ParseLabelAtom()
    {
        if (Current.IsName)
            return new LabelName(Literals.Name(_text, Advance()));
        if (Is(TokenKind.Dollar))
            throw DynamicLabel();
        if (TryTake(TokenKind.Percent))
            return new LabelWildcard();

        Enter();
        LabelExpression result;
        if (TryTake(TokenKind.Exclamation))
        {
            result = new LabelNot(ParseLabelAtom());
        }
        else
        {
            Expect(TokenKind.LeftParenthesis, "a label or type name, '!', '%' or '('");
            result = ParseLabelOr();
            Expect(TokenKind.RightParenthesis, "')'");
        }

        Leave();
        return result;
    }
}
