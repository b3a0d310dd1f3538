using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Relationships that come from somewhere, each with its ends; an undirected one comes both ways round, a loop once.</summary>
/// <param name="direction">From <paramref name="from"/> to <paramref name="to"/>.</param>
internal abstract class RelationshipSourceOperator(ExecutionState state, Operator input, int from, int relationship, Direction direction, int to) : PipeOperator(input)
{
    private RelationshipRecord _turned;
    private bool _hasTurned;

    protected ExecutionState State => state;

    public override void Open()
    {
        _hasTurned = false;
        base.Open();
    }

    public sealed override bool MoveNext()
    {
        if (_hasTurned)
        {
            _hasTurned = false;
            Put(_turned.End, _turned.Start);
            return true;
        }

        if (!TryNext(out var id, out var record))
            return false;
        state.Slots[relationship] = GraphValue.RelationshipReference(id);
        if (direction == Direction.Incoming)
            Put(record.End, record.Start);
        else
            Put(record.Start, record.End);
        _turned = record;
        _hasTurned = direction == Direction.Both && record.Start != record.End;
        return true;
    }

    /// <summary>The next relationship, of the input row at hand or of the next; false at the end.</summary>
    protected abstract bool TryNext(out long id, out RelationshipRecord record);

    protected static RelationshipRecord RecordOf(RelationshipCursor cursor) => new(cursor.Type, cursor.StartNode, cursor.EndNode);

    private void Put(long fromNode, long toNode)
    {
        state.Slots[from] = GraphValue.NodeReference(fromNode);
        state.Slots[to] = GraphValue.NodeReference(toNode);
    }
}
