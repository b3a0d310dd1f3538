using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Reads a count of all nodes, of a label, of all relationships or of a type from the store instead of counting.
/// <code>
/// Aggregate count(n) AS c
///   LabelScan (n:Host)         ==>    CountStore count((:Host)) AS c
///     Argument                          Argument
/// </code>
/// </summary>
internal sealed class CountFromStore : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalAggregate { Grouping.Count: 0, Aggregates: [var (variable, call)] } aggregate || !LogicalAggregate.CountsRows(call, aggregate.Input))
            return node;
        return aggregate.Input switch
        {
            LogicalAllNodesScan { Input: LogicalArgument } scan => new LogicalCountStore(scan.Input, variable, true, null),
            LogicalLabelScan { Input: LogicalArgument } scan => new LogicalCountStore(scan.Input, variable, true, scan.Label),
            LogicalRelationshipScan { Input: LogicalArgument, Direction: not Direction.Both, Types: null or { Count: 1 } } scan =>
                new LogicalCountStore(scan.Input, variable, false, scan.Types?[0]),
            _ => node,
        };
    }
}
