using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>The top of a plan: names the variables that hold the columns.</summary>
/// <param name="Columns">Empty when the statement returns nothing; then all rows are read and none handed out.</param>
internal sealed record LogicalProduceResult(LogicalOperator Input, IReadOnlyList<Variable> Columns) : LogicalUnary(Input)
{
    public override string Details => string.Join(", ", Columns);
}
