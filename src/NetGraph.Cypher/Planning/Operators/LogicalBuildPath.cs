using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Makes a path value of matched elements.</summary>
/// <param name="Relationships">One fewer than <paramref name="Nodes"/>; a variable may hold one relationship or a list of them.</param>
internal sealed record LogicalBuildPath(LogicalOperator Input, Variable Path, IReadOnlyList<Variable> Nodes, IReadOnlyList<Variable> Relationships)
    : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces => [Path];

    public override string Details => Path.ToString();

    /// <summary>Variables the path is made of.</summary>
    public IEnumerable<Variable> Reads => Nodes.Concat(Relationships);
}
