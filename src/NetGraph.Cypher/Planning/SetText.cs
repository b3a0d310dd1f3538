using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Renders the items of SET and REMOVE, and lists their expressions.</summary>
internal static class SetText
{
    public static string Render(BoundSetItem item) => item switch
    {
        BoundSetProperty s => $"{ExpressionText.Render(s.Target)}[{ExpressionText.Render(s.Key)}] = {ExpressionText.Render(s.Value)}",
        BoundSetProperties s => $"{ExpressionText.Render(s.Target)} {(s.Merge ? "+=" : "=")} {ExpressionText.Render(s.Value)}",
        BoundSetLabels s => $"{(s.Remove ? "remove " : "")}{ExpressionText.Render(s.Target)}:{string.Join(":", s.Labels.Select(ExpressionText.Labels))}",
        _ => item.GetType().Name,
    };

    public static IEnumerable<BoundExpression> Expressions(BoundSetItem item) => item switch
    {
        BoundSetProperty s => [s.Target, s.Key, s.Value],
        BoundSetProperties s => [s.Target, s.Value],
        BoundSetLabels s => [s.Target, .. s.Labels.SelectMany(LabelTests.Values)],
        _ => [],
    };
}
