using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Looks nodes up by a unique key or an index instead of scanning their label, when a property must equal something known on
/// the row before: a literal, a parameter, an earlier variable; or be in a list of those.
/// <code>
/// Filter n.key = $k AND n.x > 1       Filter n.x > 1
///   LabelScan (n:Host)         ==>      IndexSeek (n:Host) n.key = $k
/// </code>
/// </summary>
internal sealed class SeekByIndex : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter { Input: LogicalLabelScan { Hint: null or { Kind: HintKind.Index } } scan } filter)
            return node;
        if (Best(filter, scan, context.Statistics) is not { } seek)
            return node;

        var rest = filter.Predicates
            .Where(p => !ReferenceEquals(p, seek.Predicate) && ScanByLabel.LabelOf(p, scan.Node) != seek.Label)
            .ToList();
        if (seek.Label != scan.Label)
            rest.Insert(0, new BoundLabelTest(seek.Predicate.Span, new BoundVariable(seek.Predicate.Span, scan.Node), new LabelName(scan.Label)));
        var lookup = new LogicalIndexSeek(scan.Input, scan.Node, seek.Label, seek.Key, seek.Value, seek.IsList);
        return LogicalFilter.Over(lookup, rest);
    }

    private static Candidate? Best(LogicalFilter filter, LogicalLabelScan scan, IGraphStatistics statistics)
    {
        var labels = filter.Predicates.Select(p => ScanByLabel.LabelOf(p, scan.Node)).OfType<string>().Prepend(scan.Label).Distinct().ToList();
        Candidate? best = null;
        foreach (var predicate in filter.Predicates)
        {
            if (!TrySplit(predicate, scan.Node, out var key, out var value, out var isList))
                continue;
            foreach (var label in labels.Where(l => statistics.HasIndex(l, key) && (scan.Hint is null || scan.Hint.Label == l && scan.Hint.Keys is [var hinted] && hinted == key)))
            {
                var matches = statistics.HasUniqueKey(label, key) ? 1 : statistics.IndexMatches(label, key);
                var candidate = new Candidate(predicate, label, key, value, isList, isList ? matches * 10 : matches);
                if (best is null || candidate.Matches < best.Matches)
                    best = candidate;
            }
        }

        return best;
    }

    private static bool TrySplit(BoundExpression predicate, Variable node, out string key, out BoundExpression value, out bool isList)
    {
        if (StartPoints.TrySplitEquality(predicate, out var found, out key, out value, out isList) && found == node)
            return true;

        // a.key = n.key, where the other side was taken for the looked-up one.
        if (predicate is BoundBinary { Operator: BinaryOperator.Equal, Right: BoundProperty { Target: BoundVariable right } property } both
            && right.Variable == node && !ExpressionTree.FreeVariables(both.Left).Contains(node))
        {
            (key, value, isList) = (property.Key, both.Left, false);
            return true;
        }

        return false;
    }

    private sealed record Candidate(BoundExpression Predicate, string Label, string Key, BoundExpression Value, bool IsList, double Matches);
}
