using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>The first rows of an order, keeping no more than that many at a time.</summary>
/// <param name="Limit">Number of rows, a constant or parameter.</param>
/// <param name="Skip">Rows to leave out first; null for none.</param>
internal sealed record LogicalTopN(
    LogicalOperator Input, IReadOnlyList<BoundSortKey> Keys, BoundExpression? Skip, BoundExpression Limit, IReadOnlyList<Variable> Keep) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => [.. Keys.Select(k => k.Expression), Limit];

    public override string Details =>
        PatternText.Keys(Keys) + (Skip is null ? "" : $" skip {ExpressionText.Render(Skip)}") + $" limit {ExpressionText.Render(Limit)}";
}
