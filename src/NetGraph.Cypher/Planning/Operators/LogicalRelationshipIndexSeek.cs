using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Relationships of a type by an index on their properties, with their ends; both ends are new. Undirected gives each twice, a loop once.</summary>
/// <param name="Direction">From <paramref name="From"/> to <paramref name="To"/>.</param>
internal sealed record LogicalRelationshipIndexSeek(
    LogicalOperator Input, Variable From, Variable Relationship, Direction Direction, Variable To, IndexAccess Access) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [From, Relationship, To];

    public override IEnumerable<BoundExpression> Expressions => Access.Expressions;

    public override string Details => $"{PatternText.Hop(From, Relationship, Direction, [Access.Token], null, To)} {Access.Describe(Relationship)}";
}
