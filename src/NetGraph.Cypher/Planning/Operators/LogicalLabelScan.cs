using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Every node with a label, once for each input row.</summary>
internal sealed record LogicalLabelScan(LogicalOperator Input, Variable Node, string Label) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override string Details => $"({Node}:{Label})";
}
