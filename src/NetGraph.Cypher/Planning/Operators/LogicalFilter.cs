using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Keeps the rows on which every predicate is true (neither false nor null).</summary>
internal sealed record LogicalFilter(LogicalOperator Input, IReadOnlyList<BoundExpression> Predicates) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => Predicates;

    /// <summary>The rows of an operator that pass some conditions; the operator itself when there are none.</summary>
    public static LogicalOperator Over(LogicalOperator input, IReadOnlyList<BoundExpression> predicates) =>
        predicates.Count == 0 ? input : new LogicalFilter(input, predicates);

    public override string Details => string.Join(" AND ", Predicates.Select(ExpressionText.Render));
}
