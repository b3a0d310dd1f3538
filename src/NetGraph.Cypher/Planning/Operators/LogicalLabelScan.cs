using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Every node with a label, once for each input row.</summary>
internal sealed record LogicalLabelScan(LogicalOperator Input, Variable Node, string Label) : LogicalUnary(Input)
{
    /// <summary>How the statement asks for it to be found; null: as is cheapest.</summary>
    public Syntax.UsingHint? Hint { get; init; }

    public override IReadOnlyList<Variable> Introduces => [Node];

    public override string Details => $"({Node}:{Label})";
}
