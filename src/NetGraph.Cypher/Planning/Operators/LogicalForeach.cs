using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Runs the right side to its end once for each element of a list; the left row passes on.</summary>
internal sealed record LogicalForeach(LogicalOperator Left, LogicalOperator Right, Variable Variable, BoundExpression Source) : LogicalNested(Left, Right)
{
    public override IReadOnlyList<Variable> Introduces => [Variable];

    public override IEnumerable<BoundExpression> Expressions => [Source];

    public override bool IsWrite => true;

    public override string Details => $"{Variable} IN {ExpressionText.Render(Source)}";
}
