using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>The relationships of a scan whose id is a value, or one of a list of values, with their ends.</summary>
/// <param name="Scan">What would be scanned instead.</param>
/// <param name="Value">Computed on the input row.</param>
/// <param name="IsText">The values are element ids, as <c>elementId()</c> gives them.</param>
internal sealed record LogicalRelationshipByIdSeek(
    LogicalOperator Input, LogicalRelationshipScan Scan, BoundExpression Value, bool IsText, bool IsList) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => Scan.Introduces;

    public override IEnumerable<BoundExpression> Expressions => [Value];

    public override string Details =>
        $"{Scan.Details} {(IsText ? "elementId" : "id")}({Scan.Relationship}) {(IsList ? "IN" : "=")} {ExpressionText.Render(Value)}";
}
