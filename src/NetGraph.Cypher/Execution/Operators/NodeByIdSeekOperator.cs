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
        while (true)
        {
            state.Step();
            if (!wanted.TryNext(out var id))
            {
                if (!Input.MoveNext())
                    return false;
                wanted.Read();
                continue;
            }

            if (!state.Graph.NodeExists(id))
                continue;
            state.Slots[slot] = GraphValue.NodeReference(id);
            return true;
        }
    }
}
