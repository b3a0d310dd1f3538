using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Nodes among which are all that have the labels a value names, once for each input row. Which of them have the labels is for a
/// filter above to say.
/// </summary>
/// <param name="Value">Computed on the input row; gives a string or a list of strings.</param>
/// <param name="IsAny">One of the labels is enough.</param>
internal sealed record LogicalDynamicLabelScan(LogicalOperator Input, Variable Node, BoundExpression Value, bool IsAny) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override IEnumerable<BoundExpression> Expressions => [Value];

    public override string Details => $"({Node}:{(IsAny ? "$any" : "$")}({ExpressionText.Render(Value)}))";
}
