using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Walks one relationship from a bound node.</summary>
/// <param name="into">The far end is bound: only relationships that reach it count.</param>
internal sealed class ExpandOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to, bool into, UniqueRelationships unique)
    : PipeOperator(input)
{
    /// <summary>Made at the first row and kept: the next <see cref="Open"/> is on the same graph, except after a rest.</summary>
    private RelationshipCursor? _cursor;
    private bool _isWalking;
    private long _target;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _isWalking = false;
        base.Open();
    }

    public override void Rest()
    {
        _cursor = null;
        base.Rest();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (!_isWalking)
            {
                if (!Input.MoveNext())
                    return false;
                Begin();
                continue;
            }

            if (!_cursor!.MoveNext()) // walking, so there is one
            {
                _isWalking = false;
                continue;
            }

            if (into && _cursor.OtherNode != _target || unique.IsUsed(_cursor.Relationship))
                continue;
            state.Slots[relationship] = GraphValue.RelationshipReference(_cursor.Relationship);
            if (!into)
                state.Slots[to] = GraphValue.NodeReference(_cursor.OtherNode);
            return true;
        }
    }

    private void Begin()
    {
        if (!state.TryNode(from, out var start))
            return;
        _cursor ??= state.Graph.CreateRelationshipCursor();
        if (!into)
        {
            _cursor.Start(start, direction, types?.Ids);
            _isWalking = true;
            return;
        }

        if (!state.TryNode(to, out _target))
            return;

        // From whichever end has fewer: a hub costs nothing when the other end is small.
        var ids = types?.Ids;
        var reverse = direction.Reversed();
        if (start != _target && state.Graph.Degree(_target, reverse, ids) < state.Graph.Degree(start, direction, ids))
        {
            _cursor.Start(_target, reverse, ids);
            _target = start;
        }
        else
        {
            _cursor.Start(start, direction, ids);
        }

        _isWalking = true;
    }
}
