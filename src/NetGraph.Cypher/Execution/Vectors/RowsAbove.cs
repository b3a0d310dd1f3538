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
            if (VariableUse.Reads(node) is not { } reads)
                return null;
            read.UnionWith(reads);
            switch (node)
            {
                case LogicalFilter or LogicalProject or LogicalLimit or LogicalSkip or LogicalDistinct:
                    continue;
                case LogicalAggregate or LogicalSort or LogicalTopN or LogicalProduceResult:
                    return read;
                default:
                    return null;
            }
        }

        return null;
    }
}
