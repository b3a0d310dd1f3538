using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>One row for each record of a CSV file, read as rows are asked for.</summary>
internal sealed record LogicalLoadCsv(LogicalOperator Input, BoundLoadCsv Load) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Load.Row, Load.Line, Load.File];

    public override IEnumerable<BoundExpression> Expressions => [Load.Source];

    public override string Details => $"{(Load.WithHeaders ? "with headers " : "")}{ExpressionText.Render(Load.Source)} AS {Load.Row}";
}
