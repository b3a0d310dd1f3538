using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Keeps the rows on which every predicate is true (neither false nor null).</summary>
internal sealed record LogicalFilter(LogicalOperator Input, IReadOnlyList<BoundExpression> Predicates) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => Predicates;

    public override string Details => string.Join(" AND ", Predicates.Select(ExpressionText.Render));
}
