using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Every relationship of some types with its ends, for each input row.</summary>
internal sealed class RelationshipScanOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to)
    : RelationshipSourceOperator(state, input, from, relationship, direction, to)
{
    private RelationshipCursor? _cursor;
    private int _nextType;

    public override void Open()
    {
        _cursor = null;
        _nextType = int.MaxValue;
        base.Open();
    }

    protected override bool TryNext(out long id, out RelationshipRecord record)
    {
        while (true)
        {
            State.Step();
            if (_cursor is not null && _cursor.MoveNext())
            {
                (id, record) = (_cursor.Relationship, RecordOf(_cursor));
                return true;
            }

            if (NextCursor())
                continue;
            (id, record) = (-1, default);
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
                _cursor = State.Graph.ScanRelationships(types?.Ids[_nextType]);
                _nextType++;
                return true;
            }

            _cursor = null;
            if (!Input.MoveNext())
                return false;
            _nextType = 0;
        }
    }
}
