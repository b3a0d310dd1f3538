using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Living relationships by their ids, with their ends; an undirected one comes both ways round, a loop once.</summary>
internal sealed class RelationshipByIdSeekOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to, WantedIds wanted) : PipeOperator(input)
{
    private RelationshipRecord _turned;
    private bool _hasTurned;

    public override void Open()
    {
        wanted.Clear();
        _hasTurned = false;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (_hasTurned)
        {
            _hasTurned = false;
            Put(_turned.End, _turned.Start);
            return true;
        }

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

            if (!state.Graph.RelationshipExists(id) || !state.Graph.TryGetRelationship(id, out var record) || types is not null && !types.Contains(record.Type))
                continue;
            state.Slots[relationship] = GraphValue.RelationshipReference(id);
            if (direction == Direction.Incoming)
                Put(record.End, record.Start);
            else
                Put(record.Start, record.End);
            _turned = record;
            _hasTurned = direction == Direction.Both && record.Start != record.End;
            return true;
        }
    }

    private void Put(long fromNode, long toNode)
    {
        state.Slots[from] = GraphValue.NodeReference(fromNode);
        state.Slots[to] = GraphValue.NodeReference(toNode);
    }
}
