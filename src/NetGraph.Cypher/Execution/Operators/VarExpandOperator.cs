using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>How the relationships of a walk are chosen.</summary>
/// <param name="Element">Slot that holds the relationship while the predicate is evaluated.</param>
internal sealed record WalkShape(Direction Direction, TypeSet? Types, int Min, int? Max, int Element, Evaluator? Predicate)
{
    public int Longest => Max ?? int.MaxValue;

    public bool Accepts(ExecutionState state, long relationship)
    {
        if (Predicate is null)
            return true;
        state.Slots[Element] = GraphValue.RelationshipReference(relationship);
        return Predicate.Evaluate(state).IsTrue;
    }
}

/// <summary>
/// All walks of min to max relationships from a bound node, none using a relationship twice: depth first.
/// </summary>
/// <param name="into">The walk must end at the bound far end.</param>
/// <param name="relationships">Slot for the list of relationships; -1: nobody reads it.</param>
/// <param name="isReversed">The list is handed out back to front.</param>
internal sealed class VarExpandOperator(
    ExecutionState state, Operator input, int from, int relationships, WalkShape shape, int to, bool into, bool isReversed, UniqueRelationships unique)
    : DepthFirstOperator(state, input)
{
    /// <summary>Up to this length a walk is searched in sequence for a repeated relationship.</summary>
    private const int ShortWalk = 16;

    private readonly List<long> _walk = [];
    private readonly HashSet<long> _onWalk = [];
    private long _target;

    protected override bool Begin()
    {
        if (!State.TryNode(from, out var start) || into && !State.TryNode(to, out _target))
            return false;
        if (shape.Longest >= Math.Max(1, shape.Min))
            Descend(0, start);
        return shape.Min == 0 && shape.Longest >= 0 && Emit(start);
    }

    protected override bool Advance(RelationshipCursor cursor)
    {
        var relationship = cursor.Relationship;
        if (IsOnWalk(relationship) || unique.IsUsed(relationship) || !shape.Accepts(State, relationship))
            return false;

        var node = cursor.OtherNode;
        Push(relationship);
        if (_walk.Count < shape.Longest)
            Descend(Level + 1, node);
        return _walk.Count >= shape.Min && Emit(node);
    }

    private void Descend(int level, long node) => Descend(level, node, shape.Direction, shape.Types);

    private bool Emit(long node)
    {
        if (into && node != _target)
            return false;

        if (relationships >= 0)
            State.Slots[relationships] = Walk();
        if (!into)
            State.Slots[to] = GraphValue.NodeReference(node);
        return true;
    }

    private GraphValue Walk()
    {
        var list = new GraphValue[_walk.Count];
        for (var i = 0; i < list.Length; i++)
            list[isReversed ? list.Length - 1 - i : i] = GraphValue.RelationshipReference(_walk[i]);
        return GraphValue.Of(list);
    }

    private void Push(long relationship)
    {
        _walk.Add(relationship);
        if (_walk.Count > ShortWalk)
            _onWalk.Add(relationship);
    }

    protected override void Cut(int length)
    {
        while (_walk.Count > length)
        {
            if (_walk.Count > ShortWalk)
                _onWalk.Remove(_walk[^1]);
            _walk.RemoveAt(_walk.Count - 1);
        }
    }

    private bool IsOnWalk(long relationship)
    {
        var near = Math.Min(_walk.Count, ShortWalk);
        for (var i = 0; i < near; i++)
        {
            if (_walk[i] == relationship)
                return true;
        }

        return _walk.Count > ShortWalk && _onWalk.Contains(relationship);
    }
}
