using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Runs its input once in the whole statement, as far as rows are asked for, and hands the same rows out each time it is opened again.</summary>
/// <param name="Keep">Variables read above.</param>
internal sealed record LogicalRemember(LogicalOperator Input, IReadOnlyList<Variable> Keep) : LogicalUnary(Input);
