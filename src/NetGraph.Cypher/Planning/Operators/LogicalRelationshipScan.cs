using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Every relationship of some types with its ends; both ends are new. Undirected gives each twice, a loop once.</summary>
/// <param name="Types">Null: any type.</param>
/// <param name="Direction">From <paramref name="From"/> to <paramref name="To"/>.</param>
internal sealed record LogicalRelationshipScan(
    LogicalOperator Input, Variable From, Variable Relationship, Direction Direction, IReadOnlyList<string>? Types, Variable To) : LogicalUnary(Input)
{
    /// <summary>How the statement asks for it to be found; null: as is cheapest.</summary>
    public Syntax.UsingHint? Hint { get; init; }

    public override IReadOnlyList<Variable> Introduces => [From, Relationship, To];

    public override string Details => PatternText.Hop(From, Relationship, Direction, Types, null, To);
}
