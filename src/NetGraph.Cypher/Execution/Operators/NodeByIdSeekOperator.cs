using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Living nodes by their ids.</summary>
internal sealed class NodeByIdSeekOperator(ExecutionState state, Operator input, int slot, WantedIds wanted) : PipeOperator(input)
{
    public override void Open()
    {
        wanted.Clear();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (wanted.TryNext(Input, out var id))
        {
            if (!state.Graph.NodeExists(id))
                continue;
            state.Slots[slot] = GraphValue.NodeReference(id);
            return true;
        }

        return false;
    }
}
