using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>Applies the rules, each over the whole plan and every nested one, inputs before the operators above them.</summary>
internal static class Optimizer
{
    /// <summary>The rules in order.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new PushFiltersDown(),   // first: the others look for a filter right above a scan
        new ScanByLabel(),       // before the index: a seek replaces a label scan
        new SeekByIndex(),       // needs the label
        new UnnestExists(),      // after filters are in place, so the subquery runs on as few rows as possible
        new TakeFirstOfOrder(),  // independent of the above
        new CountFromStore(),    // last: wants a bare scan, which a filter would have turned into something else
    ];

    /// <param name="disabled">Names of rules to leave out.</param>
    public static LogicalPlan Optimize(LogicalPlan plan, IGraphStatistics statistics, IReadOnlySet<string> disabled)
    {
        foreach (var rule in Rules)
        {
            if (disabled.Contains(rule.Name))
                continue;

            // Nested plans first: a rule may lift one into the plan around it.
            var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
            var context = new RuleContext(statistics, nested);
            foreach (var (subquery, nestedPlan) in plan.Nested)
                nested[subquery] = Rewrite(nestedPlan, rule, context);
            plan = plan with { Root = Rewrite(plan.Root, rule, context), Nested = nested };
        }

        return plan;
    }

    private static LogicalOperator Rewrite(LogicalOperator node, Rule rule, RuleContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Inputs.Count == 0)
            return rule.Rewrite(node, context);
        var inputs = new LogicalOperator[node.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = Rewrite(node.Inputs[i], rule, context);
        return rule.Rewrite(node.WithInputs(inputs), context);
    }
}
