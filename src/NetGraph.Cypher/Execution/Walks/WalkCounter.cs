using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Adjacency;

namespace NetGraph.Cypher.Execution.Walks;

/// <summary>
/// Counts the walks of min to max relationships from a node, none using a relationship twice. The last step is not walked: a
/// node has as many ways on as its degree says, less those already on the walk.
/// </summary>
/// <param name="condition">What must be true of the last node; null: nothing.</param>
/// <param name="shape">With an upper bound of at least 1 and of at least the lower one, and without a predicate.</param>
internal sealed class WalkCounter(ExecutionState state, WalkShape shape, EndCondition? condition)
{
    private readonly List<RelationshipCursor> _cursors = [];
    private RelationshipCursor? _last;
    private AdjacencyView? _degrees;

    /// <summary>The walk: relationship, and the nodes it was walked from and to.</summary>
    private readonly List<(long Relationship, long From, long To)> _walk = [];

    public long Count(long start)
    {
        _walk.Clear();
        _degrees = state.Graph.Adjacency?.Find(shape.Direction, shape.Types?.Ids);
        var count = shape.Min == 0 && IsEnd(start) ? 1L : 0L;
        if (shape.Longest == 1)
            return count + WaysOn(start);

        var level = 0;
        StartLevel(0, start);
        while (level >= 0)
        {
            state.Step();
            _walk.RemoveRange(level, _walk.Count - level);
            var cursor = _cursors[level];
            if (!cursor.MoveNext())
            {
                level--;
                continue;
            }

            var relationship = cursor.Relationship;
            if (IsOnWalk(relationship))
                continue;
            var node = cursor.OtherNode;
            var from = level == 0 ? start : _walk[^1].To;
            _walk.Add((relationship, from, node));
            if (_walk.Count >= shape.Min && IsEnd(node))
                count++;
            if (_walk.Count == shape.Longest - 1)
                count += WaysOn(node);
            else
                StartLevel(++level, node);
        }

        return count;
    }

    /// <summary>Lets go of the graph of the run that has ended.</summary>
    public void Rest()
    {
        _cursors.Clear();
        _last = null;
        _degrees = null;
    }

    private void StartLevel(int level, long node)
    {
        if (level == _cursors.Count)
            _cursors.Add(state.Graph.CreateRelationshipCursor());
        _cursors[level].Start(node, shape.Direction, shape.Types?.Ids);
    }

    /// <summary>Relationships by which the walk could go on from its end.</summary>
    private long WaysOn(long node)
    {
        var ways = condition is null ? Degree(node) : WaysToEnds(node, condition);
        foreach (var (_, from, to) in _walk)
        {
            if (from == node ? IsEnd(to) : shape.Direction == Direction.Both && to == node && IsEnd(from))
                ways--;
        }

        return ways;
    }

    private long Degree(long node) =>
        _degrees is not null && _degrees.Covers(node) ? _degrees.List.Degree((int)node) : state.Graph.Degree(node, shape.Direction, shape.Types?.Ids);

    private long WaysToEnds(long node, EndCondition ends)
    {
        if (ends.WaysPlusOne(node) is > 0 and var known)
            return known - 1;

        var ways = 0L;
        _last ??= state.Graph.CreateRelationshipCursor();
        for (_last.Start(node, shape.Direction, shape.Types?.Ids); _last.MoveNext();)
        {
            state.Step();
            if (ends.Holds(_last.OtherNode))
                ways++;
        }

        ends.WaysPlusOne(node) = ways + 1;
        return ways;
    }

    private bool IsEnd(long node) => condition is null || condition.Holds(node);

    private bool IsOnWalk(long relationship)
    {
        foreach (var step in _walk)
        {
            if (step.Relationship == relationship)
                return true;
        }

        return false;
    }
}
