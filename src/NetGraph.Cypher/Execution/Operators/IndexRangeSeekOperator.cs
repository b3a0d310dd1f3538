using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Nodes by an index on one or more properties, for each input row.</summary>
internal sealed class IndexRangeSeekOperator(ExecutionState state, Operator input, int slot, IndexSeekCompiler wanted) : NodeSourceOperator(state, input, slot)
{
    protected override NodeCursor? OpenCursor() => wanted.On(State) is var (shape, seek) ? State.Graph.SeekNodes(shape, seek) : null;
}
