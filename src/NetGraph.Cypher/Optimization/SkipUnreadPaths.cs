using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Leaves out path values that nobody reads.
/// <code>
/// BuildPath p                  ==>    Expand (a)-->(b)
///   Expand (a)-->(b)
/// </code>
/// </summary>
internal sealed class SkipUnreadPaths : Rule
{
    public override LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics, PlanWatch? watch = null)
    {
        if (!plan.Nested.Values.Append(plan.Root).SelectMany(VariableUse.All).Any(o => o is LogicalBuildPath) || VariableUse.ReadAnywhere(plan) is not { } read)
            return plan;
        return MapOperators(plan, node => node is LogicalBuildPath path && !read.Contains(path.Path) ? path.Input : node);
    }

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => node;
}
