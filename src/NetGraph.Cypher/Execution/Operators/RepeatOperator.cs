using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// All walks of a quantified path pattern from a bound node, none using a relationship twice: depth first with a stack of
/// cursors, one a relationship. A condition is asked as soon as what it reads is on the walk.
/// </summary>
/// <param name="into">The walk must end at the bound far end.</param>
/// <param name="isReversed">Lists are handed out back to front.</param>
internal sealed class RepeatOperator(
    ExecutionState state, Operator input, int from, PartShape part, int to, bool into, bool isReversed, UniqueRelationships unique)
    : PipeOperator(input)
{
    private readonly List<RelationshipCursor> _cursors = [];
    private readonly List<long> _nodes = [];
    private readonly List<long> _relationships = [];
    private readonly HashSet<long> _used = [];

    /// <summary>Level whose cursor moves next; -1 when a new input row is needed. Invariant: the walk is at most one longer.</summary>
    private int _level = -1;
    private long _target;

    public override void Open()
    {
        _level = -1;
        Cut(0);
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_level < 0)
            {
                if (!Input.MoveNext())
                    return false;
                if (Begin())
                    return true;
                continue;
            }

            Cut(_level);
            var cursor = _cursors[_level];
            if (!cursor.MoveNext())
                _level--;
            else if (Advance(cursor))
                return true;
        }
    }

    /// <summary>Starts the walks of a row; true when no repetition at all is a row itself.</summary>
    private bool Begin()
    {
        Cut(0);
        _nodes.Clear();
        if (!state.TryNode(from, out var start) || into && !state.TryNode(to, out _target))
            return false;
        _nodes.Add(start);
        if (part.MayEnter(state, start))
            Descend(0, start);
        return part.Min == 0 && Emit();
    }

    private bool Advance(RelationshipCursor cursor)
    {
        var relationship = cursor.Relationship;
        var here = _nodes[^1];
        var there = cursor.OtherNode;
        if (_used.Contains(relationship) || unique.IsUsed(relationship))
            return false;
        if (!part.Hops[_level % part.Hops.Length].Accepts(state, here, relationship, there))
            return false;

        _relationships.Add(relationship);
        _used.Add(relationship);
        _nodes.Add(there);
        var length = _relationships.Count;
        if (length % part.Hops.Length != 0)
        {
            Descend(_level + 1, there);
            return false;
        }

        if (!part.Completes(state, _nodes, _relationships, length - part.Hops.Length))
            return false;
        var times = length / part.Hops.Length;
        if (times < part.Longest && part.MayEnter(state, there))
            Descend(_level + 1, there);
        return times >= part.Min && Emit();
    }

    private void Descend(int level, long node)
    {
        if (level == _cursors.Count)
            _cursors.Add(state.Graph.CreateRelationshipCursor());
        var hop = part.Hops[level % part.Hops.Length];
        _cursors[level].Start(node, hop.Direction, hop.Types?.Ids);
        _level = level;
    }

    private bool Emit()
    {
        if (into && _nodes[^1] != _target)
            return false;
        part.Hand(state, _nodes, _relationships, 0, _relationships.Count, isReversed);
        if (!into)
            state.Slots[to] = GraphValue.NodeReference(_nodes[^1]);
        return true;
    }

    private void Cut(int length)
    {
        while (_relationships.Count > length)
        {
            _used.Remove(_relationships[^1]);
            _relationships.RemoveAt(_relationships.Count - 1);
            _nodes.RemoveAt(_nodes.Count - 1);
        }
    }
}
