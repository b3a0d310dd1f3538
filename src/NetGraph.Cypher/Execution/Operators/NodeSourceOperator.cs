using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The nodes of a cursor that is opened for each input row.</summary>
internal abstract class NodeSourceOperator(ExecutionState state, Operator input, int slot) : PipeOperator(input)
{
    private NodeCursor? _cursor;

    protected ExecutionState State => state;

    public override void Open()
    {
        _cursor = null;
        base.Open();
    }

    public sealed override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_cursor is null)
            {
                if (!Input.MoveNext())
                    return false;
                _cursor = OpenCursor();
                continue;
            }

            if (_cursor.MoveNext())
            {
                state.Slots[slot] = GraphValue.NodeReference(_cursor.Node);
                return true;
            }

            _cursor = null;
        }
    }

    /// <summary>The nodes for the input row at hand; null: none.</summary>
    protected abstract NodeCursor? OpenCursor();
}
