using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Nodes of a label whose property equals a value, or one of a list of values, by an index.</summary>
/// <param name="Value">Computed on the input row: a value, or with <paramref name="IsList"/> a list of them.</param>
internal sealed record LogicalIndexSeek(LogicalOperator Input, Variable Node, string Label, string Key, BoundExpression Value, bool IsList)
    : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override IEnumerable<BoundExpression> Expressions => [Value];

    public override string Details => $"({Node}:{Label}) {Node}.{Key} {(IsList ? "IN" : "=")} {ExpressionText.Render(Value)}";
}
