using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Runs a subquery that reads nothing of the row around it once, and remembers its rows.
/// <code>
/// Apply                               Apply
///     LabelScan (b:B)          ==>        Remember
///   LabelScan (a:A)                         LabelScan (b:B)
///                                       LabelScan (a:A)
/// </code>
/// Not in a statement that writes: there the rows may differ from one time to the next.
/// </summary>
internal sealed class RunOnce : Rule
{
    /// <summary>Rows of the left from which remembering pays.</summary>
    private const double FewestLeft = 1.5;

    public override LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics, PlanWatch? watch = null)
    {
        if (plan.Statement.Writes || plan.Root.WritesAnywhere() || VariableUse.All(plan.Root).Any(o => o is LogicalCallInTransactions))
            return plan;
        var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
        foreach (var (subquery, root) in plan.Nested)
            nested[subquery] = IsIndependent(root, plan.Nested) ? new LogicalRemember(root, subquery.Query.Outputs) : root;
        return base.Apply(plan with { Nested = nested }, statistics, watch);
    }

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalApply { Kind: not ApplyKind.Unit, Left: not LogicalArgument } apply || !IsIndependent(apply.Right, context.Nested))
            return node;
        return context.Estimator.Rows(apply.Left) < FewestLeft
            ? node
            : apply with { Right = new LogicalRemember(apply.Right, apply.Kind is ApplyKind.Each or ApplyKind.Optional ? apply.Outputs : []) };
    }

    private static bool IsIndependent(LogicalOperator root, IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested) =>
        root is not (LogicalArgument or LogicalRemember)
        && VariableUse.ReadFromOutside(root) is { Count: 0 }
        && IsRepeatable(root, nested);

    /// <summary>Whether the rows are the same each time: no random numbers, no procedures.</summary>
    private static bool IsRepeatable(LogicalOperator root, IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested) =>
        VariableUse.All(root).All(o => o is not LogicalCallProcedure
            && o.Expressions.All(VariableUse.IsDeterministic)
            && o.Expressions.SelectMany(ExpressionTree.Descendants).OfType<BoundSubquery>().All(s => IsRepeatable(nested[s], nested)));
}
