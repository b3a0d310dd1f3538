using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Nodes of a label by an index on one or more of their properties: ranges, prefixes, several equal values.</summary>
internal sealed record LogicalIndexRangeSeek(LogicalOperator Input, Variable Node, IndexAccess Access) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Node];

    public override IEnumerable<BoundExpression> Expressions => Access.Expressions;

    public override string Details => $"({Node}:{Access.Token}) {Access.Describe(Node)}";
}
