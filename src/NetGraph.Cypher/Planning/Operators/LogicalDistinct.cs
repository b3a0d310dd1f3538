using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Keeps the first row of each combination of values, by equivalence.</summary>
internal sealed record LogicalDistinct(LogicalOperator Input, IReadOnlyList<Variable> Variables) : LogicalUnary(Input)
{
    public override string Details => string.Join(", ", Variables);
}
