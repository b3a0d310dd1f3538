using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Leaves out the first rows.</summary>
internal sealed record LogicalSkip(LogicalOperator Input, BoundExpression Count) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => [Count];

    public override string Details => ExpressionText.Render(Count);
}
