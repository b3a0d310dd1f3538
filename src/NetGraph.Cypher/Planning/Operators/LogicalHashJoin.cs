using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Pairs the rows of both sides whose keys are equal. The right side reads nothing of the left and runs once.</summary>
/// <param name="LeftKeys">Over the rows of the left; as many as <paramref name="RightKeys"/>.</param>
/// <param name="Keep">Variables of the right side that are read above.</param>
internal sealed record LogicalHashJoin(
    LogicalOperator Left,
    LogicalOperator Right,
    IReadOnlyList<BoundExpression> LeftKeys,
    IReadOnlyList<BoundExpression> RightKeys,
    IReadOnlyList<Variable> Keep) : LogicalOperator
{
    public override IReadOnlyList<LogicalOperator> Inputs => [Left, Right];

    public override IEnumerable<BoundExpression> Expressions => LeftKeys.Concat(RightKeys);

    public override string Details => string.Join(" AND ", LeftKeys.Select((key, i) => $"{ExpressionText.Render(key)} = {ExpressionText.Render(RightKeys[i])}"));

    public override LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs) =>
        ReferenceEquals(inputs[0], Left) && ReferenceEquals(inputs[1], Right) ? this : this with { Left = inputs[0], Right = inputs[1] };
}
