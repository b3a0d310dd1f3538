using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// A relationship that is already bound, matched against a pattern: gives its ends, or checks them where they are bound.
/// </summary>
/// <param name="UniqueAgainst">Relationships of the same MATCH that this one must differ from.</param>
internal sealed record LogicalRelationshipEnds(
    LogicalOperator Input,
    Variable From,
    bool IsFromBound,
    Variable Relationship,
    Direction Direction,
    IReadOnlyList<string>? Types,
    Variable To,
    bool IsToBound,
    IReadOnlyList<Variable> UniqueAgainst) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => (IsFromBound, IsToBound) switch
    {
        (true, true) => [],
        (true, false) => [To],
        (false, true) => [From],
        _ => [From, To],
    };

    public override string Details => PatternText.Hop(From, Relationship, Direction, Types, null, To);
}
