using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>A count read from the store's statistics: nodes of a label, relationships of a type, or all of either.</summary>
/// <param name="LabelOrType">Label or type; null for all.</param>
internal sealed record LogicalCountStore(LogicalOperator Input, Variable Variable, bool CountsNodes, string? LabelOrType) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Variable];

    public override string Details => CountsNodes
        ? $"count((:{LabelOrType ?? "%"})) AS {Variable}"
        : $"count(()-[:{LabelOrType ?? "%"}]->()) AS {Variable}";
}
