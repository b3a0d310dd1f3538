using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Living relationships by their ids, with their ends.</summary>
internal sealed class RelationshipByIdSeekOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to, WantedIds wanted)
    : RelationshipSourceOperator(state, input, from, relationship, direction, to)
{
    public override void Open()
    {
        wanted.Clear();
        base.Open();
    }

    protected override bool TryNext(out long id, out RelationshipRecord record)
    {
        while (wanted.TryNext(Input, out id))
        {
            if (State.Graph.RelationshipExists(id) && State.Graph.TryGetRelationship(id, out record) && (types is null || types.Contains(record.Type)))
                return true;
        }

        record = default;
        return false;
    }
}
