using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Walks one relationship from a bound node.</summary>
internal sealed class ExpandOperator(
    ExecutionState state, Operator input, int from, int relationship, Direction direction, TypeSet? types, int to, UniqueRelationships unique)
    : PipeOperator(input)
{
    /// <summary>Made at the first row and kept: the next <see cref="Open"/> is on the same graph, except after a rest.</summary>
    private RelationshipCursor? _cursor;
    private bool _isWalking;

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

            if (unique.IsUsed(_cursor.Relationship))
                continue;
            state.Slots[relationship] = GraphValue.RelationshipReference(_cursor.Relationship);
            state.Slots[to] = GraphValue.NodeReference(_cursor.OtherNode);
            return true;
        }
    }

    private void Begin()
    {
        if (!state.TryNode(from, out var start))
            return;
        _cursor ??= state.Graph.CreateRelationshipCursor();
        _cursor.Start(start, direction, types?.Ids);
        _isWalking = true;
    }
}
