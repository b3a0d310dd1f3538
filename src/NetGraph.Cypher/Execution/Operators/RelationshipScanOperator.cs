using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Every relationship of some types with its ends, for each input row.</summary>
internal sealed class RelationshipScanOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to) : PipeOperator(input)
{
    private RelationshipCursor? _cursor;
    private int _nextType;
    private bool _turned;

    public override void Open()
    {
        _cursor = null;
        _turned = false;
        _nextType = int.MaxValue;
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
            if (_cursor is not null && _cursor.MoveNext())
                return Emit(_cursor);
            if (!NextCursor())
                return false;
        }
    }

    /// <summary>One cursor a type, or one for all types; then the next input row.</summary>
    private bool NextCursor()
    {
        while (true)
        {
            var count = types is null ? 1 : types.Ids.Length;
            if (_nextType < count)
            {
                _cursor = state.Graph.ScanRelationships(types?.Ids[_nextType]);
                _nextType++;
                return true;
            }

            _cursor = null;
            if (!Input.MoveNext())
                return false;
            _nextType = 0;
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
