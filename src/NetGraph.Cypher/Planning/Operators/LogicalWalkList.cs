using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>A bound list of relationships matched as a variable-length pattern: the list must be a walk from one end to the other.</summary>
/// <param name="IsFromBound">Else the walk's first node is given to <paramref name="From"/>.</param>
internal sealed record LogicalWalkList(
    LogicalOperator Input,
    Variable From,
    bool IsFromBound,
    Variable Relationships,
    Direction Direction,
    IReadOnlyList<string>? Types,
    VariableLength Length,
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

    public override string Details => PatternText.Hop(From, Relationships, Direction, Types, Length, To);
}
