using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Transactions;

/// <summary>The finished rows of a part of a plan, which stand in for it when what is above is built.</summary>
/// <param name="Source">The operator whose rows these are.</param>
/// <param name="Variables">What each row holds, in order.</param>
internal sealed record BufferedRows(LogicalOperator Source, IReadOnlyList<Variable> Variables, List<GraphValue[]> Rows);
