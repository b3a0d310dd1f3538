using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>Applies the rules, each over the whole plan.</summary>
internal static class Optimizer
{
    /// <summary>The rules in order.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new FoldConstants(),     // first: the fewer conditions, the less to look at
        new PushFiltersDown(),   // the next look for a filter right above a scan
        new SeekById(),          // before the labels: an id beats any scan
        new ScanByLabel(),       // before the index: a seek replaces a label scan
        new ScanByDynamicLabel(), // after the labels of the text, about which statistics are known
        new SeekByRange(),       // before the look-up of one value, to which it yields where that finds fewer
        new SeekByIndex(),       // needs the label
        new JoinByHash(),        // after the seeks: what an index finds needs no table
        new SkipUnreadPaths(),   // a path reads its relationships, and walks nobody reads are found faster
        new CountByDegree(),     // before EXISTS is unnested: a degree is cheaper than any plan
        new UnnestExists(),      // after filters are in place, so the subquery runs on as few rows as possible
        new SumDegrees(),        // wants the aggregation right above the step
        new TakeFirstOfOrder(),  // independent of the above
        new DropDistinct(),      // independent of the above
        new CountFromStore(),    // late: wants a bare scan, which a filter would have turned into something else
        new RunOnce(),           // on what subqueries have become
        new DropBarriers(),      // last: looks at what the final plan reads
    ];

    /// <param name="disabled">Names of rules to leave out.</param>
    /// <param name="watch">May end it; null: nobody waits.</param>
    public static LogicalPlan Optimize(LogicalPlan plan, IGraphStatistics statistics, IReadOnlySet<string> disabled, PlanWatch? watch = null)
    {
        foreach (var rule in Rules)
        {
            watch?.Check();
            if (!disabled.Contains(rule.Name))
                plan = rule.Apply(plan, statistics, watch);
        }

        return plan;
    }
}
