using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Makes the nodes that are not bound, then the relationships.</summary>
internal sealed record LogicalCreate(LogicalOperator Input, BoundPattern Pattern) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => PatternText.Introduced(Pattern);

    public override IEnumerable<BoundExpression> Expressions => PatternText.Expressions(Pattern);

    public override bool IsWrite => true;

    public override string Details => string.Join(", ", Pattern.Paths.Select(PatternText.Path));
}
