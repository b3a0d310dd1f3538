using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Walks a quantified path pattern from a bound node, using no relationship twice.</summary>
/// <param name="Part">In the order in which it is walked.</param>
/// <param name="IsToBound">The walk must end at the node that <paramref name="To"/> already holds.</param>
/// <param name="IsReversed">The pattern was written the other way: lists are handed out back to front.</param>
/// <param name="UniqueAgainst">Relationships, or lists of them, of the same MATCH that the walk may not use.</param>
internal sealed record LogicalRepeat(
    LogicalOperator Input, Variable From, PatternPart Part, Variable To, bool IsToBound, bool IsReversed, IReadOnlyList<Variable> UniqueAgainst)
    : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [.. Part.Introduces, .. IsToBound ? Array.Empty<Variable>() : [To]];

    public override IEnumerable<BoundExpression> Expressions => Part.Expressions;

    public override string Details
    {
        get
        {
            var conditions = ExpressionText.Render(Part.Expressions);
            return $"({From}) {Part} ({To})" + (IsToBound ? " into" : "") + (conditions.Length == 0 ? "" : $" each {conditions}");
        }
    }
}
