namespace NetGraph.Cypher.Syntax;

// Label and type expressions: ! binds tightest, then & (and the old :), then |. Source: Neo4j manual, "Label expressions".
internal sealed partial class Parser
{
    [Flags]
    private enum LabelMarks
    {
        None = 0,

        /// <summary>The old conjunction <c>:A:B</c>.</summary>
        Colon = 1,

        /// <summary>One of <c>|</c>, <c>&amp;</c>, <c>!</c>, <c>%</c>.</summary>
        Symbol = 2,
    }

    /// <summary>What the label expression at hand is written with; Neo4j 5 has old and new marks apart.</summary>
    private LabelMarks _labelMarks;

    /// <summary>From <c>:</c> or IS on. In a place where a bar ends the expression, a disjunction needs parentheses.</summary>
    private LabelExpression ParseLabels(bool bars = true)
    {
        var outer = _labelMarks;
        _labelMarks = LabelMarks.None;
        var first = Advance();
        var labels = ParseLabelOr(bars);
        if (_labelMarks == (LabelMarks.Colon | LabelMarks.Symbol))
        {
            throw Error(
                "UnexpectedSyntax",
                "Mixing label expression symbols ('|', '&', '!', and '%') with colon (':') between labels is not allowed. Please only use one set of symbols.",
                From(first.Start),
                "write & for the colon");
        }

        if (first.Keyword == Keyword.Is && _labelMarks.HasFlag(LabelMarks.Colon))
            throw Error("UnexpectedSyntax", "Mixing the IS keyword with colon (':') between labels is not allowed.", From(first.Start), "write & for the colon");
        _labelMarks = outer;
        return labels;
    }

    private LabelExpression ParseLabelOr(bool bars = true)
    {
        var left = ParseLabelAnd();
        var count = 0;
        while (bars && TryTake(TokenKind.Bar))
        {
            _labelMarks |= TryTake(TokenKind.Colon) ? LabelMarks.None : LabelMarks.Symbol;
            left = new LabelOr(left, ParseLabelAnd());
            GuardLabels(++count);
        }

        return left;
    }

    private LabelExpression ParseLabelAnd()
    {
        var left = ParseLabelAtom();
        var count = 0;
        while (Is(TokenKind.Ampersand) || Is(TokenKind.Colon))
        {
            _labelMarks |= Advance().Kind == TokenKind.Colon ? LabelMarks.Colon : LabelMarks.Symbol;
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
            return ParseDynamicLabel();
        if (Is(TokenKind.Percent) || Is(TokenKind.Exclamation))
            _labelMarks |= LabelMarks.Symbol;
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
