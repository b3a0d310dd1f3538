using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Leaves out a DISTINCT over rows that differ anyhow: the groups of an aggregation, or what a DISTINCT gives already.
/// <code>
/// Distinct k, c
///   Project k AS k, c AS c     ==>    Project k AS k, c AS c
///     Aggregate k, count(*)             Aggregate k, count(*)
/// </code>
/// </summary>
internal sealed class DropDistinct : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalDistinct distinct)
            return node;
        var keys = distinct.Variables.ToHashSet();
        var input = distinct.Input;
        if (input is LogicalProject project)
        {
            // A key counts where a column is the key itself.
            keys = [.. project.Items.Where(i => keys.Contains(i.Variable)).Select(i => i.Expression).OfType<Binding.BoundVariable>().Select(v => v.Variable)];
            input = project.Input;
        }

        return input switch
        {
            LogicalAggregate aggregate when aggregate.Grouping.All(g => keys.Contains(g.Variable)) => distinct.Input,
            LogicalDistinct lower when lower.Variables.All(keys.Contains) => distinct.Input,
            _ => node,
        };
    }
}
