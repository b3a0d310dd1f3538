using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>Which variables the operators above a step read, so that batches need not hand up the others.</summary>
internal static class RowsAbove
{
    /// <param name="above">The operators above, the nearest first, up to the plan's root.</param>
    /// <returns>Null when that cannot be told: all.</returns>
    public static IReadOnlySet<Variable>? Read(IEnumerable<LogicalOperator> above)
    {
        var read = new HashSet<Variable>();
        foreach (var node in above)
        {
            foreach (var expression in node.Expressions)
                read.UnionWith(ExpressionTree.FreeVariables(expression));
            switch (node)
            {
                case LogicalFilter or LogicalProject or LogicalLimit or LogicalSkip:
                    continue;
                case LogicalDistinct o:
                    read.UnionWith(o.Variables);
                    continue;
                case LogicalAggregate:
                    return read;
                case LogicalSort o:
                    read.UnionWith(o.Keep);
                    return read;
                case LogicalTopN o:
                    read.UnionWith(o.Keep);
                    return read;
                case LogicalProduceResult o:
                    read.UnionWith(o.Columns);
                    return read;
                default:
                    return null;
            }
        }

        return null;
    }
}
