using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>For each row of the left: the rows of the right (the pattern matched), or else one row with the pattern created.</summary>
internal sealed record LogicalMerge(
    LogicalOperator Left, LogicalOperator Right, BoundPath Path, IReadOnlyList<BoundSetItem> OnCreate, IReadOnlyList<BoundSetItem> OnMatch)
    : LogicalNested(Left, Right)
{
    public override IReadOnlyList<Variable> Introduces => PatternText.Introduced(new BoundPattern([Path]));

    public override IEnumerable<BoundExpression> Expressions =>
        PatternText.Expressions(new BoundPattern([Path])).Concat(OnCreate.Concat(OnMatch).SelectMany(SetText.Expressions));

    public override bool IsWrite => true;

    public override string Details => PatternText.Path(Path);
}
