using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Gives or checks the ends of a bound relationship.</summary>
internal sealed class RelationshipEndsOperator(
    ExecutionState state,
    Operator input,
    int from,
    bool isFromBound,
    int relationship,
    Direction direction,
    TypeSet? types,
    int to,
    bool isToBound,
    UniqueRelationships unique) : PipeOperator(input)
{
    private RelationshipRecord _turned;
    private bool _hasTurned;

    public override void Open()
    {
        _hasTurned = false;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_hasTurned)
            {
                _hasTurned = false;
                if (Place(_turned.End, _turned.Start))
                    return true;
            }

            if (!Input.MoveNext())
                return false;
            var value = state.Slots[relationship];
            if (value.IsNull)
                continue;
            if (value.Kind != GraphValueKind.Relationship)
                throw CypherErrors.Type("InvalidArgumentType", $"A pattern relationship must be a Relationship, but its variable holds a {value.Kind}.");
            if (Begin(value.EntityId))
                return true;
        }
    }

    private bool Begin(long id)
    {
        if (state.Graph.IsRelationshipDeleted(id) || !state.Graph.TryGetRelationship(id, out var record))
            return false;
        if (types is not null && !types.Contains(record.Type) || unique.IsUsed(id))
            return false;
        if (direction == Direction.Incoming)
            return Place(record.End, record.Start);
        _turned = record;
        _hasTurned = direction == Direction.Both && record.Start != record.End;
        return Place(record.Start, record.End);
    }

    private bool Place(long fromNode, long toNode)
    {
        if (isFromBound && (!state.TryNode(from, out var boundFrom) || boundFrom != fromNode))
            return false;
        if (!isFromBound)
            state.Slots[from] = GraphValue.NodeReference(fromNode);
        if (from == to)
            return fromNode == toNode;
        if (isToBound && (!state.TryNode(to, out var boundTo) || boundTo != toNode))
            return false;
        if (!isToBound)
            state.Slots[to] = GraphValue.NodeReference(toNode);
        return true;
    }
}
