using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Relationships by an index, with their ends, for each input row.</summary>
internal sealed class RelationshipIndexSeekOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, int to, IndexSeekCompiler wanted) : PipeOperator(input)
{
    private RelationshipCursor? _cursor;
    private bool _turned;

    public override void Open()
    {
        _cursor = null;
        _turned = false;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (_turned)
        {
            _turned = false;
            Put(_cursor!.EndNode, _cursor.StartNode); // _turned is only set on a live cursor
            return true;
        }

        while (true)
        {
            state.Step();
            if (_cursor is null)
            {
                if (!Input.MoveNext())
                    return false;
                _cursor = wanted.On(state) is var (shape, seek) ? state.Graph.SeekRelationships(shape, seek) : null;
                continue;
            }

            if (_cursor.MoveNext())
                return Emit(_cursor);
            _cursor = null;
        }
    }

    private bool Emit(RelationshipCursor cursor)
    {
        state.Slots[relationship] = GraphValue.RelationshipReference(cursor.Relationship);
        if (direction == Direction.Incoming)
            Put(cursor.EndNode, cursor.StartNode);
        else
            Put(cursor.StartNode, cursor.EndNode);
        _turned = direction == Direction.Both && cursor.StartNode != cursor.EndNode;
        return true;
    }

    private void Put(long fromNode, long toNode)
    {
        state.Slots[from] = GraphValue.NodeReference(fromNode);
        state.Slots[to] = GraphValue.NodeReference(toNode);
    }
}
