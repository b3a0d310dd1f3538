using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Every node, once for each input row.</summary>
internal sealed record LogicalAllNodesScan(LogicalOperator Input, Variable Node) : LogicalUnary(Input)
{
    /// <summary>How the statement asks for it to be found; null: as is cheapest.</summary>
    public Syntax.UsingHint? Hint { get; init; }

    public override IReadOnlyList<Variable> Introduces => [Node];

    public override string Details => $"({Node})";
}
