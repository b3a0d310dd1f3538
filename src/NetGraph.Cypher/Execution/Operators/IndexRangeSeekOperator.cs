using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Nodes by an index on one or more properties, for each input row.</summary>
internal sealed class IndexRangeSeekOperator(ExecutionState state, Operator input, int slot, IndexSeekCompiler wanted) : PipeOperator(input)
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
            state.Step();
            if (_cursor is null)
            {
                if (!Input.MoveNext())
                    return false;
                _cursor = wanted.On(state) is var (shape, seek) ? state.Graph.SeekNodes(shape, seek) : null;
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
}
