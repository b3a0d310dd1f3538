using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Finds nodes or relationships in the order of an index instead of scanning a label or type: by ranges, prefixes, several equal
/// properties, or mere existence. A condition that the seek answers is left out above it, for a seek compares as Cypher does.
/// <code>
/// Filter n.at >= 5 AND n.at &lt; 9 AND n.y      Filter n.y
///   LabelScan (n:Packet)                ==>      IndexRangeSeek (n:Packet) n.at >= 5 AND n.at &lt; 9
/// </code>
/// </summary>
internal sealed class SeekByRange : Rule
{
    /// <summary>What finding an entity by an index costs, measured in looking at one in a scan.</summary>
    private const double CostOfSeek = 4;

    /// <summary>Scans of fewer entities cost nothing worth thinking of.</summary>
    private const double Small = 500;

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => node switch
    {
        LogicalFilter { Input: LogicalLabelScan { Hint: null or { Kind: HintKind.Index } } scan } filter => Nodes(filter, scan, context.Statistics),
        LogicalFilter { Input: LogicalRelationshipScan { Types: [var type], Hint: null or { Kind: HintKind.Index } } scan } filter => Relationships(filter, scan, type, context.Statistics),
        _ => node,
    };

    private static LogicalOperator Nodes(LogicalFilter filter, LogicalLabelScan scan, IGraphStatistics statistics)
    {
        var conditions = new IndexConditions(filter.Predicates, scan.Node, [scan.Node]);
        var labels = filter.Predicates.Select(p => ScanByLabel.LabelOf(p, scan.Node)).OfType<string>().Prepend(scan.Label).Distinct(StringComparer.Ordinal);
        var indexes = labels.SelectMany(label => statistics.Indexes(EntityKind.Node, label)).Where(index => scan.Hint is null || MatchHints.Names(scan.Hint, index)).ToList();
        if (Best(conditions, indexes, scan.Hint is null ? statistics.CountNodes(scan.Label) : null, statistics) is not { } best || IsLookedUp(conditions, indexes, best.Estimate))
            return filter;

        var rest = filter.Predicates.Where(p => !best.Used.Contains(p) && ScanByLabel.LabelOf(p, scan.Node) != best.Access.Token).ToList();
        if (best.Access.Token != scan.Label)
            rest.Insert(0, new BoundLabelTest(best.Used[0].Span, new BoundVariable(best.Used[0].Span, scan.Node), new LabelName(scan.Label)));
        return LogicalFilter.Over(new LogicalIndexRangeSeek(scan.Input, scan.Node, best.Access), rest);
    }

    private static LogicalOperator Relationships(LogicalFilter filter, LogicalRelationshipScan scan, string type, IGraphStatistics statistics)
    {
        var conditions = new IndexConditions(filter.Predicates, scan.Relationship, scan.Introduces);
        if (Best(
                conditions,
                [.. statistics.Indexes(EntityKind.Relationship, type).Where(index => scan.Hint is null || MatchHints.Names(scan.Hint, index))],
                scan.Hint is null ? statistics.CountRelationships(type) : null,
                statistics) is not { } best)
            return filter;
        return LogicalFilter.Over(
            new LogicalRelationshipIndexSeek(scan.Input, scan.From, scan.Relationship, scan.Direction, scan.To, best.Access),
            [.. filter.Predicates.Where(p => !best.Used.Contains(p))]);
    }

    /// <summary>Whether one equal property, which <see cref="SeekByIndex"/> looks up by its hash, finds as few.</summary>
    private static bool IsLookedUp(IndexConditions conditions, List<IndexSummary> indexes, double estimate) =>
        indexes.Any(i => i.Keys.Count == 1 && conditions.HasLookup(i.Keys[0]) && i.Matches(1) <= Math.Max(1, estimate));

    /// <param name="scanned">What a scan would look at; null: an index is wanted whatever it costs.</param>
    private static Candidate? Best(IndexConditions conditions, IReadOnlyList<IndexSummary> indexes, long? scanned, IGraphStatistics statistics)
    {
        Candidate? best = null;
        foreach (var index in indexes)
        {
            if (conditions.Fit(index) is not { } fit)
                continue;
            var candidate = new Candidate(fit.Access, fit.Used, IndexEstimate.Of(index, fit.Access, statistics));
            if (best is null || candidate.Estimate < best.Estimate)
                best = candidate;
        }

        return best is not null && (scanned is null or < (long)Small || best.Estimate * CostOfSeek <= scanned) ? best : null;
    }

    private sealed record Candidate(IndexAccess Access, IReadOnlyList<BoundExpression> Used, double Estimate);
}
