using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Walks one relationship from a bound node.</summary>
internal sealed class ExpandOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to, UniqueRelationships unique)
    : StepOperator(state, input, relationship, unique)
{
    /// <summary>Made at the first row and kept: the next <see cref="Operator.Open"/> is on the same graph, except after a rest.</summary>
    private RelationshipCursor? _cursor;

    public override void Rest()
    {
        _cursor = null;
        base.Rest();
    }

    protected override bool TryBegin()
    {
        if (!State.TryNode(from, out var start))
            return false;
        _cursor ??= State.Graph.CreateRelationshipCursor();
        _cursor.Start(start, direction, types?.Ids);
        return true;
    }

    protected override bool TryNext(out long found)
    {
        var cursor = _cursor!; // made when it began
        var moved = cursor.MoveNext();
        found = moved ? cursor.Relationship : -1;
        return moved;
    }

    protected override void Take() => State.Slots[to] = GraphValue.NodeReference(_cursor!.OtherNode); // as above
}
