using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// USING: a hint must speak of what its MATCH says. Whether the index exists is seen when the plan is made.
internal sealed partial class Binder
{
    private readonly List<UsingHint> _indexHints = [];

    private void CheckHints(MatchClause match)
    {
        foreach (var hint in match.Hints)
        {
            foreach (var variable in hint.Variables)
                Resolve(variable.Name, variable.Span);
            if (hint.Kind != HintKind.Join)
                CheckHint(match, hint);
            if (hint.Kind == HintKind.Index)
                _indexHints.Add(hint);
        }
    }

    private void CheckHint(MatchClause match, UsingHint hint)
    {
        var variable = hint.Variables[0].Name;
        if (!NamesLabel(match, variable, hint.Label!)) // only joins have none
            throw UnusableHint(hint, $"the MATCH does not say that {variable} is a {hint.Label}");
        if (hint.Keys.FirstOrDefault(key => !NamesProperty(match, variable, key)) is { } missing)
            throw UnusableHint(hint, $"the MATCH has no condition on {variable}.{missing}");
    }

    private CypherException UnusableHint(UsingHint hint, string why) => Error(
        "InvalidHint",
        $"Cannot use {(hint.Kind == HintKind.Scan ? "label scan" : "index")} hint in this context: {why}.",
        hint.Span,
        "a hint repeats a label and properties of its own MATCH");

    private static bool NamesLabel(MatchClause match, string variable, string label)
    {
        var elements = match.Paths.SelectMany(p => p.Nodes.Select(n => (n.Variable, n.Labels)).Concat(p.Relationships.Select(r => (r.Variable, r.Types))));
        return elements.Any(e => e.Variable == variable && e.Item2 is not null && Holds(e.Item2, label))
            || (match.Where is not null && SyntaxSearch.Any(
                match.Where, e => e is LabelTestExpression { Operand: VariableExpression tested } test && tested.Name == variable && Holds(test.Labels, label)));
    }

    private static bool Holds(LabelExpression labels, string label) => labels switch
    {
        LabelName name => name.Name == label,
        LabelAnd and => Holds(and.Left, label) || Holds(and.Right, label),
        _ => false,
    };

    private static bool NamesProperty(MatchClause match, string variable, string key)
    {
        var elements = match.Paths.SelectMany(p =>
            p.Nodes.Select(n => (n.Variable, n.Properties, n.Where)).Concat(p.Relationships.Select(r => (r.Variable, r.Properties, r.Where))));
        return elements.Any(e => e.Variable == variable && e.Properties is MapExpression map && map.Entries.Any(entry => entry.Key == key))
            || elements.Select(e => e.Where).Append(match.Where).Any(where => where is not null && SyntaxSearch.Any(
                where, e => e is PropertyExpression { Target: VariableExpression target } property && target.Name == variable && property.Key == key));
    }
}
