using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Every node, once for each input row.</summary>
internal sealed record LogicalAllNodesScan(LogicalOperator Input, Variable Node) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override string Details => $"({Node})";
}
