using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>The nodes whose id is a value, or one of a list of values.</summary>
/// <param name="Value">Computed on the input row.</param>
/// <param name="IsText">The values are element ids, as <c>elementId()</c> gives them.</param>
internal sealed record LogicalNodeByIdSeek(LogicalOperator Input, Variable Node, BoundExpression Value, bool IsText, bool IsList) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override IEnumerable<BoundExpression> Expressions => [Value];

    public override string Details => $"({Node}) {(IsText ? "elementId" : "id")}({Node}) {(IsList ? "IN" : "=")} {ExpressionText.Render(Value)}";
}
