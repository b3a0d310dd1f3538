using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Deletes nodes, relationships and paths; with <paramref name="Detach"/> the relationships of the nodes too.</summary>
internal sealed record LogicalDelete(LogicalOperator Input, bool Detach, IReadOnlyList<BoundExpression> Targets) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => Targets;

    public override bool IsWrite => true;

    public override string Details => (Detach ? "detach " : "") + ExpressionText.Render(Targets);
}
