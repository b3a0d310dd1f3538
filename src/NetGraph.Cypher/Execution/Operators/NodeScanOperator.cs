using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>All nodes, or those of a label, for each input row.</summary>
/// <param name="label">Null: all nodes.</param>
internal sealed class NodeScanOperator(ExecutionState state, Operator input, int slot, NameReference? label) : PipeOperator(input)
{
    private NodeCursor? _cursor;

    public override void Open()
    {
        _cursor = null;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            if (_cursor is null)
            {
                if (!Input.MoveNext())
                    return false;
                if (label is { Id: < 0 })
                    continue;
                _cursor = state.Graph.ScanNodes(label?.Id);
            }

            state.Step();
            if (_cursor.MoveNext())
            {
                state.Slots[slot] = GraphValue.NodeReference(_cursor.Node);
                return true;
            }

            _cursor = null;
        }
    }
}
