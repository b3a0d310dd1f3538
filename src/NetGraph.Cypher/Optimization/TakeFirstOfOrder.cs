using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Keeps only as many rows of an order as a LIMIT lets through.
/// <code>
/// Limit 10
///   Skip 5                     ==>    TopN skip 5 limit 10
///     Sort
/// </code>
/// </summary>
internal sealed class TakeFirstOfOrder : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => node switch
    {
        LogicalLimit { Input: LogicalSort sort } limit => new LogicalTopN(sort.Input, sort.Keys, null, limit.Count, sort.Keep),
        LogicalLimit { Input: LogicalSkip { Input: LogicalSort sort } skip } limit => new LogicalTopN(sort.Input, sort.Keys, skip.Count, limit.Count, sort.Keep),
        _ => node,
    };
}
