using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Walks;

/// <summary>
/// The shortest walks between two different nodes: breadth first from both, always growing the cheaper front, a whole level at
/// a time. A node never lies twice on a shortest walk, so relationships are unique.
/// </summary>
internal sealed class ShortestSearch(ExecutionState state, WalkShape shape)
{
    /// <summary>Fronts up to this size are compared by what they would walk, larger ones by their size.</summary>
    private const int SmallFront = 64;

    private RelationshipCursor? _cursor;

    private RelationshipCursor Cursor => _cursor ??= state.Graph.CreateRelationshipCursor();

    /// <summary>One shortest walk, or null when there is none within the bounds.</summary>
    public GraphValue[]? FindOne(long start, long end)
    {
        var forward = new Front(start, shape.Direction);
        var backward = new Front(end, shape.Direction.Reversed());
        var meeting = Meet(forward, backward, isFirstEnough: true);
        GraphValue[]? walk = null;
        if (meeting.Count > 0)
        {
            var node = meeting[0];
            var length = forward.LevelOf(node) + backward.LevelOf(node);
            if (length >= shape.Min)
                walk = Trace(forward, backward, node, length);
        }

        Return(forward, backward);
        return walk;
    }

    /// <summary>All shortest walks within the bounds.</summary>
    public IEnumerable<GraphValue[]> FindAll(long start, long end)
    {
        var forward = new Front(start, shape.Direction);
        var backward = new Front(end, shape.Direction.Reversed());
        var meeting = Meet(forward, backward, isFirstEnough: false);
        foreach (var node in meeting)
        {
            if (forward.LevelOf(node) + backward.LevelOf(node) < shape.Min)
                break;
            foreach (var head in Ways(forward, node))
            {
                foreach (var tail in Ways(backward, node))
                {
                    var walk = new GraphValue[head.Count + tail.Count];
                    for (var i = 0; i < head.Count; i++)
                        walk[head.Count - 1 - i] = GraphValue.RelationshipReference(head[i]);
                    for (var i = 0; i < tail.Count; i++)
                        walk[head.Count + i] = GraphValue.RelationshipReference(tail[i]);
                    yield return walk;
                }
            }
        }

        Return(forward, backward);
    }

    private void Return(Front forward, Front backward)
    {
        state.Release((forward.Marks.Count + backward.Marks.Count) * (long)NodeMarks.BytesPerNode);
        NodeMarks.Return(forward.Marks);
        NodeMarks.Return(backward.Marks);
    }

    /// <summary>Grows until the fronts meet; gives the nodes where they do.</summary>
    private List<long> Meet(Front forward, Front backward, bool isFirstEnough)
    {
        var meeting = new List<long>();
        for (var length = 1; length <= shape.Longest; length++)
        {
            var (grow, other) = Cost(forward) <= Cost(backward) ? (forward, backward) : (backward, forward);
            Grow(grow, other, meeting, isFirstEnough);
            if (meeting.Count > 0 || grow.Nodes.Count == 0)
                break;
        }

        return meeting;
    }

    private long Cost(Front front)
    {
        if (front.Nodes.Count > SmallFront)
            return front.Nodes.Count * (long)SmallFront;
        var cost = 0L;
        foreach (var node in front.Nodes)
            cost += state.Graph.Degree(node, front.Direction, shape.Types?.Ids);
        return cost;
    }

    // Invariant: whatever the other front has reached before its last level would have been met earlier, so the first node that
    // both have reached lies on a shortest walk.
    private void Grow(Front front, Front other, List<long> meeting, bool isFirstEnough)
    {
        var next = front.Spare;
        next.Clear();
        var before = front.Marks.Count;
        foreach (var node in front.Nodes)
        {
            Cursor.Start(node, front.Direction, shape.Types?.Ids);
            while (Cursor.MoveNext())
            {
                state.Step();
                var reached = Cursor.OtherNode;
                if (front.Marks.LevelOf(reached) != 0 || !shape.Accepts(state, Cursor.Relationship))
                    continue;
                front.Marks.TryReach(reached, front.Level + 1, Cursor.Relationship);
                next.Add(reached);
                if (other.Marks.LevelOf(reached) == 0)
                    continue;
                meeting.Add(reached);
                if (isFirstEnough)
                    break;
            }

            if (isFirstEnough && meeting.Count > 0)
                break;
        }

        state.Hold((front.Marks.Count - before) * (long)NodeMarks.BytesPerNode);
        front.Level++;
        (front.Nodes, front.Spare) = (next, front.Nodes);
    }

    /// <summary>Follows the marks from the meeting node to both ends.</summary>
    private GraphValue[] Trace(Front forward, Front backward, long meeting, int length)
    {
        var walk = new GraphValue[length];
        var at = forward.LevelOf(meeting);
        var node = meeting;
        for (var i = at - 1; i >= 0; i--)
            walk[i] = Back(forward, ref node);
        node = meeting;
        for (var i = at; i < length; i++)
            walk[i] = Back(backward, ref node);
        return walk;
    }

    private GraphValue Back(Front front, ref long node)
    {
        var via = front.Marks.Of(node).Via;
        state.Graph.TryGetRelationship(via, out var record);
        node = record.Start == node ? record.End : record.Start;
        return GraphValue.RelationshipReference(via);
    }

    /// <summary>Every shortest way from a node back to where its front began, level by level with a cursor each.</summary>
    private IEnumerable<List<long>> Ways(Front front, long node)
    {
        var top = front.LevelOf(node);
        var way = new List<long>();
        if (top == 0)
        {
            yield return way;
            yield break;
        }

        var back = front.Direction.Reversed();
        var cursors = new Stack<RelationshipCursor>();
        cursors.Push(StartAt(node, back));
        while (cursors.TryPeek(out var cursor))
        {
            state.Step();
            way.RemoveRange(cursors.Count - 1, way.Count - (cursors.Count - 1));
            if (!cursor.MoveNext())
            {
                cursors.Pop();
                continue;
            }

            // The level below: one less than where this cursor started.
            var wanted = top - cursors.Count;
            if (front.Marks.LevelOf(cursor.OtherNode) != wanted + 1 || !shape.Accepts(state, cursor.Relationship))
                continue;
            way.Add(cursor.Relationship);
            if (wanted == 0)
                yield return way;
            else
                cursors.Push(StartAt(cursor.OtherNode, back));
        }
    }

    private RelationshipCursor StartAt(long node, Direction direction)
    {
        var cursor = state.Graph.CreateRelationshipCursor();
        cursor.Start(node, direction, shape.Types?.Ids);
        return cursor;
    }

    /// <summary>What one end has reached so far.</summary>
    private sealed class Front
    {
        public Front(long origin, Direction direction)
        {
            Direction = direction;
            Nodes = [origin];
            Marks.TryReach(origin, 0, -1);
        }

        public Direction Direction { get; }

        public NodeMarks Marks { get; } = NodeMarks.Rent();

        /// <summary>Relationships from the origin to the nodes of the present level.</summary>
        public int Level { get; set; }

        /// <summary>Nodes at the present level.</summary>
        public List<long> Nodes { get; set; }

        /// <summary>A list for the next level.</summary>
        public List<long> Spare { get; set; } = [];

        public int LevelOf(long node) => Marks.LevelOf(node) - 1;
    }
}
