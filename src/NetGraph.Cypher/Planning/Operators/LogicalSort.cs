using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Orders all rows, stable.</summary>
/// <param name="Keep">Variables read above; others are lost by the buffering.</param>
internal sealed record LogicalSort(LogicalOperator Input, IReadOnlyList<BoundSortKey> Keys, IReadOnlyList<Variable> Keep) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => Keys.Select(k => k.Expression);

    public override string Details => PatternText.Keys(Keys);
}
