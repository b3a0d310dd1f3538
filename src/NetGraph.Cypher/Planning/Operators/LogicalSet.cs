using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>SET and REMOVE, item by item; a later item sees the earlier ones.</summary>
internal sealed record LogicalSet(LogicalOperator Input, IReadOnlyList<BoundSetItem> Items) : LogicalUnary(Input)
{
    public override IEnumerable<BoundExpression> Expressions => Items.SelectMany(SetText.Expressions);

    public override bool IsWrite => true;

    public override string Details => string.Join(", ", Items.Select(SetText.Render));
}
