using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Walks between min and max relationships, none twice, from a bound node to a new or bound one.</summary>
/// <param name="Direction">Seen from <paramref name="From"/>.</param>
/// <param name="IsToBound">The walk must end at the node that <paramref name="To"/> already holds.</param>
/// <param name="IsReversed">The pattern was written the other way: the list is handed out back to front.</param>
/// <param name="Element">Holds the relationship under test while <paramref name="Predicate"/> is evaluated.</param>
/// <param name="Predicate">Must be true for every relationship of the walk; null for no condition.</param>
/// <param name="UniqueAgainst">Relationships, or lists of them, of the same MATCH that the walk may not use.</param>
internal sealed record LogicalVarExpand(
    LogicalOperator Input,
    Variable From,
    Variable Relationships,
    Direction Direction,
    IReadOnlyList<string>? Types,
    VariableLength Length,
    Variable To,
    bool IsToBound,
    bool IsReversed,
    Variable Element,
    BoundExpression? Predicate,
    IReadOnlyList<Variable> UniqueAgainst) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => IsToBound ? [Relationships] : [Relationships, To];

    public override IEnumerable<BoundExpression> Expressions => Predicate is null ? [] : [Predicate];

    public override string Details =>
        PatternText.Hop(From, Relationships, Direction, Types, Length, To)
        + (IsToBound ? " into" : "")
        + (Predicate is null ? "" : $" each {ExpressionText.Render(Predicate)}");
}
