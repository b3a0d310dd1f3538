using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>One row for each element of a list; none for null; one for a value that is no list.</summary>
internal sealed record LogicalUnwind(LogicalOperator Input, BoundExpression Source, Variable Variable) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Variable];

    public override IEnumerable<BoundExpression> Expressions => [Source];

    public override string Details => $"{ExpressionText.Render(Source)} AS {Variable}";
}
