using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Passes the first rows on. When something below writes, the rest is read all the same, for LIMIT never cuts off a write.</summary>
internal sealed record LogicalLimit(LogicalOperator Input, BoundExpression Count) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => [Count];

    public override string Details => ExpressionText.Render(Count);
}
