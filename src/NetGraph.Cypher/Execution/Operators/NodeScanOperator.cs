using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>All nodes, or those of a label, for each input row.</summary>
/// <param name="label">Null: all nodes.</param>
internal sealed class NodeScanOperator(ExecutionState state, Operator input, int slot, NameReference? label) : NodeSourceOperator(state, input, slot)
{
    protected override NodeCursor? OpenCursor() => label is { Id: < 0 } ? null : State.Graph.ScanNodes(label?.Id);
}
