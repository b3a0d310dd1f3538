using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>Reads all rows before it passes the first on, so that what is above and what is below do not see each other's work.</summary>
/// <param name="Keep">Variables read above.</param>
internal sealed record LogicalEager(LogicalOperator Input, IReadOnlyList<Variable> Keep) : LogicalUnary(Input);
