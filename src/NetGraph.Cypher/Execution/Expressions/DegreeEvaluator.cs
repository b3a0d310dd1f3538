using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>The number of relationships of a node.</summary>
internal sealed class DegreeEvaluator(int node, Direction direction, TypeSet? types) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) =>
        state.TryNode(node, out var id) ? state.Graph.Degree(id, direction, types?.Ids) : 0L;
}
