using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Computes new variables; the incoming ones stay readable until the row is next buffered.</summary>
internal sealed record LogicalProject(LogicalOperator Input, IReadOnlyList<(Variable Variable, BoundExpression Expression)> Items) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [.. Items.Select(i => i.Variable)];

    public override IEnumerable<BoundExpression> Expressions => Items.Select(i => i.Expression);

    public override string Details => PatternText.Items(Items);
}
