using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// The neighbours of the nodes of all input rows, each once in all: for plans that go on with nothing but the neighbour, and to
/// which more rows of the same would be the same.
/// </summary>
internal sealed class NeighbourSetOperator(
    ExecutionState state, Operator input, int from, Direction direction, TypeSet? types, int to, UniqueRelationships unique) : PipeOperator(input)
{
    private readonly MetNodes _met = new(state);
    private RelationshipCursor? _cursor;
    private bool _isWalking;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        Forget();
        base.Open();
    }

    public override void Rest()
    {
        Forget();
        _cursor = null;
        base.Rest();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            if (_isWalking && NextNeighbour(_cursor!)) // walking, so there is one
                return true;

            state.Step();
            if (!Input.MoveNext())
                return false;
            _isWalking = state.TryNode(from, out var start);
            if (_isWalking)
                (_cursor ??= state.Graph.CreateRelationshipCursor()).Start(start, direction, types?.Ids);
        }
    }

    private bool NextNeighbour(RelationshipCursor cursor)
    {
        while (cursor.MoveNext())
        {
            state.Step();
            var neighbour = cursor.OtherNode;
            if (unique.IsUsed(cursor.Relationship) || !_met.Add((int)neighbour))
                continue;
            state.Slots[to] = GraphValue.NodeReference(neighbour);
            return true;
        }

        _isWalking = false;
        return false;
    }

    private void Forget()
    {
        _isWalking = false;
        _met.Clear();
    }
}
