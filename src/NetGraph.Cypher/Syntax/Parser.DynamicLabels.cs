namespace NetGraph.Cypher.Syntax;

// $(…), $all(…) and $any(…) in the place of a label or type name.
internal sealed partial class Parser
{
    private DynamicLabel ParseDynamicLabel()
    {
        Enter();
        var start = Advance().Start;
        var choice = TryTake(Keyword.All) ? DynamicChoice.All : TryTake(Keyword.Any) ? DynamicChoice.Any : DynamicChoice.Unsaid;
        if (!Is(TokenKind.LeftParenthesis))
            throw Unexpected("'(', 'all(' or 'any('", Current.IsName ? $"write $(${_text[Current.Start..Current.End]}) for a label that is a parameter" : null);
        var value = ParseParenthesized();
        Leave();
        return new DynamicLabel(From(start), choice, value);
    }

    /// <summary>What SET and REMOVE take: names and <c>$(…)</c>, as <c>:A:$(b)</c>, <c>:A&amp;B</c> or <c>IS A</c>.</summary>
    private List<LabelExpression> ParseLabelNames()
    {
        var names = new List<LabelExpression>();
        var start = Current.Span;
        foreach (var label in Conjunction(ParseLabels()))
        {
            names.Add(label is LabelName or DynamicLabel { Choice: DynamicChoice.Unsaid }
                ? label
                : throw Error("UnexpectedSyntax", "Only plain labels can be set or removed: expected names such as :A:B, or :$(expression).", From(start)));
        }

        return names;
    }

    private static IEnumerable<LabelExpression> Conjunction(LabelExpression labels) =>
        labels is LabelAnd and ? Conjunction(and.Left).Concat(Conjunction(and.Right)) : [labels];
}
