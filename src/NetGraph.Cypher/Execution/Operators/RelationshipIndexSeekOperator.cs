using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Relationships by an index, with their ends, for each input row.</summary>
internal sealed class RelationshipIndexSeekOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, int to, IndexSeekCompiler wanted)
    : RelationshipSourceOperator(state, input, from, relationship, direction, to)
{
    private RelationshipCursor? _cursor;

    public override void Open()
    {
        _cursor = null;
        base.Open();
    }

    protected override bool TryNext(out long id, out RelationshipRecord record)
    {
        while (true)
        {
            State.Step();
            if (_cursor is null)
            {
                if (!Input.MoveNext())
                {
                    (id, record) = (-1, default);
                    return false;
                }

                _cursor = wanted.On(State) is var (shape, seek) ? State.Graph.SeekRelationships(shape, seek) : null;
                continue;
            }

            if (_cursor.MoveNext())
            {
                (id, record) = (_cursor.Relationship, RecordOf(_cursor));
                return true;
            }

            _cursor = null;
        }
    }
}
