using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// All walks of a quantified path pattern from a bound node, none using a relationship twice: depth first.
/// A condition is asked as soon as what it reads is on the walk.
/// </summary>
/// <param name="into">The walk must end at the bound far end.</param>
/// <param name="isReversed">Lists are handed out back to front.</param>
internal sealed class RepeatOperator(
    ExecutionState state, Operator input, int from, PartShape part, int to, bool into, bool isReversed, UniqueRelationships unique)
    : DepthFirstOperator(state, input)
{
    private readonly List<long> _nodes = [];
    private readonly List<long> _relationships = [];
    private readonly HashSet<long> _used = [];
    private long _target;

    protected override bool Begin()
    {
        _nodes.Clear();
        if (!State.TryNode(from, out var start) || into && !State.TryNode(to, out _target))
            return false;
        _nodes.Add(start);
        if (part.MayEnter(State, start))
            Descend(0, start);
        return part.Min == 0 && Emit();
    }

    protected override bool Advance(RelationshipCursor cursor)
    {
        var relationship = cursor.Relationship;
        var here = _nodes[^1];
        var there = cursor.OtherNode;
        if (_used.Contains(relationship) || unique.IsUsed(relationship))
            return false;
        if (!part.Hops[Level % part.Hops.Length].Accepts(State, here, relationship, there))
            return false;

        _relationships.Add(relationship);
        _used.Add(relationship);
        _nodes.Add(there);
        var length = _relationships.Count;
        if (length % part.Hops.Length != 0)
        {
            Descend(Level + 1, there);
            return false;
        }

        if (!part.Completes(State, _nodes, _relationships, length - part.Hops.Length))
            return false;
        var times = length / part.Hops.Length;
        if (times < part.Longest && part.MayEnter(State, there))
            Descend(Level + 1, there);
        return times >= part.Min && Emit();
    }

    private void Descend(int level, long node)
    {
        var hop = part.Hops[level % part.Hops.Length];
        Descend(level, node, hop.Direction, hop.Types);
    }

    private bool Emit()
    {
        if (into && _nodes[^1] != _target)
            return false;
        part.Hand(State, _nodes, _relationships, 0, _relationships.Count, isReversed);
        if (!into)
            State.Slots[to] = GraphValue.NodeReference(_nodes[^1]);
        return true;
    }

    protected override void Cut(int length)
    {
        while (_relationships.Count > length)
        {
            _used.Remove(_relationships[^1]);
            _relationships.RemoveAt(_relationships.Count - 1);
            _nodes.RemoveAt(_nodes.Count - 1);
        }
    }
}
