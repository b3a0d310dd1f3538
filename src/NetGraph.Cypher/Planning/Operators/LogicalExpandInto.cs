using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Finds the relationships between two bound nodes.</summary>
/// <param name="Direction">Seen from <paramref name="From"/>.</param>
/// <param name="UniqueAgainst">Relationships, or lists of them, of the same MATCH that this one must differ from.</param>
internal sealed record LogicalExpandInto(
    LogicalOperator Input,
    Variable From,
    Variable Relationship,
    Direction Direction,
    IReadOnlyList<string>? Types,
    Variable To,
    IReadOnlyList<Variable> UniqueAgainst) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Relationship];

    public override string Details => PatternText.Hop(From, Relationship, Direction, Types, null, To);
}
