using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>One or all of the shortest walks between two bound nodes, breadth first.</summary>
/// <param name="Predicate">Must be true for every relationship, held by <paramref name="Element"/> meanwhile; null for no condition.</param>
/// <param name="All">allShortestPaths(): every walk of the least length.</param>
internal sealed record LogicalShortestPath(
    LogicalOperator Input,
    Variable From,
    Variable Relationships,
    bool IsSingle,
    Direction Direction,
    IReadOnlyList<string>? Types,
    VariableLength Length,
    Variable To,
    Variable Element,
    BoundExpression? Predicate,
    bool All) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Relationships];

    public override IEnumerable<BoundExpression> Expressions => Predicate is null ? [] : [Predicate];

    public override string Details =>
        (All ? "all " : "")
        + PatternText.Hop(From, Relationships, Direction, Types, Length, To)
        + (Predicate is null ? "" : $" each {ExpressionText.Render(Predicate)}");
}
