namespace NetGraph.Cypher.Planning;

/// <summary>One row: whatever the surrounding plan has bound, or nothing at the top.</summary>
internal sealed record LogicalArgument : LogicalOperator
{
    public override IReadOnlyList<LogicalOperator> Inputs => [];

    public override LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs) => this;
}
