using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>The rows of each branch in turn; each branch's columns are renamed to the union's.</summary>
/// <param name="Columns">For each branch the variables that hold its columns.</param>
/// <param name="Outputs">The variables the union fills.</param>
internal sealed record LogicalUnion(IReadOnlyList<LogicalOperator> Branches, IReadOnlyList<IReadOnlyList<Variable>> Columns, IReadOnlyList<Variable> Outputs)
    : LogicalOperator
{
    public override IReadOnlyList<LogicalOperator> Inputs => Branches;

    public override IReadOnlyList<Variable> Introduces => Outputs;

    public override string Details => string.Join(", ", Outputs);

    public override LogicalOperator WithInputs(IReadOnlyList<LogicalOperator> inputs) => this with { Branches = inputs };
}
