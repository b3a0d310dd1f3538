using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Adds the numbers of relationships up, group by group, instead of walking relationships to count them, where there are several to a node.
/// <code>
/// Aggregate n.key, count(*)           Aggregate n.key, sum(degree((n)-->()))
///   Expand (n)-->(m)           ==>      Filter degree((n)-->()) > 0
///     LabelScan (n:Host)                  LabelScan (n:Host)
/// </code>
/// </summary>
internal sealed class SumDegrees : Rule
{
    /// <summary>With fewer relationships to a node, walking them is as fast.</summary>
    private const double Worthwhile = 4;

    private static readonly AggregateDefinition Sum = FunctionRegistry.FindAggregate("sum")!; // built in

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalAggregate { Input: LogicalExpand { UniqueAgainst.Count: 0 } expand } aggregate || aggregate.Grouping.Count == 0 || aggregate.Aggregates.Count == 0)
            return node;
        if (!aggregate.Aggregates.All(a => LogicalAggregate.CountsRows(a.Call, expand)) || aggregate.Grouping.Any(g => ExpressionTree.FreeVariables(g.Expression).Overlaps(expand.Introduces)))
            return node;
        if (context.Estimator.Rows(expand) < context.Estimator.Rows(expand.Input) * Worthwhile)
            return node;

        var span = aggregate.Aggregates[0].Call.Span;
        var degree = new BoundDegree(span, new BoundVariable(span, expand.From), expand.Direction, expand.Types);
        var some = new BoundBinary(span, BinaryOperator.Greater, degree, new BoundLiteral(span, GraphValue.Of(0)), ValueTypes.Boolean);
        return aggregate with
        {
            Input = new LogicalFilter(expand.Input, [some]),
            Aggregates = [.. aggregate.Aggregates.Select(a => (a.Variable, a.Call with { Function = Sum, Arguments = [degree] }))],
        };
    }
}
