using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// One or all of the shortest walks between two bound nodes: breadth first from both ends, always growing the smaller front, a
/// whole level at a time. A node between two different ends never lies twice on a shortest walk, so relationships are unique.
/// </summary>
internal sealed class ShortestPathOperator(ExecutionState state, Operator input, int from, int relationships, bool isSingle, WalkShape shape, int to, bool all)
    : PipeOperator(input)
{
    private readonly RelationshipCursor _cursor = state.Graph.CreateRelationshipCursor();
    private IEnumerator<GraphValue[]>? _walks;

    public override void Open()
    {
        _walks = null;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_walks is null)
            {
                if (!Input.MoveNext())
                    return false;
                if (state.TryNode(from, out var start) && state.TryNode(to, out var end))
                    _walks = Find(start, end).GetEnumerator();
                continue;
            }

            if (!_walks.MoveNext())
            {
                _walks = null;
                continue;
            }

            var walk = _walks.Current;
            if (!all)
                _walks = null;
            state.Slots[relationships] = isSingle ? walk[0] : GraphValue.Of(walk);
            return true;
        }
    }

    private IEnumerable<GraphValue[]> Find(long start, long end)
    {
        if (start == end)
            return shape.Min == 0 ? [[]] : throw PathErrors.CommonEnds();

        var forward = new Front(start, shape.Direction);
        var backward = new Front(end, Reverse(shape.Direction));
        for (var length = 1; length <= shape.Longest; length++)
        {
            var (grow, other) = forward.Nodes.Count <= backward.Nodes.Count ? (forward, backward) : (backward, forward);
            Grow(grow);
            if (grow.Nodes.Count == 0)
                return [];
            var meeting = grow.Nodes.Where(other.IsOnFront).ToList();
            if (meeting.Count > 0)
                return length < shape.Min ? [] : meeting.SelectMany(node => Join(forward, backward, node));
        }

        return [];
    }

    private void Grow(Front front)
    {
        var next = new List<long>();
        front.Level++;
        foreach (var node in front.Nodes)
        {
            _cursor.Start(node, front.Direction, shape.Types?.Ids);
            while (_cursor.MoveNext())
            {
                state.Step();
                var other = _cursor.OtherNode;
                if (!front.CanReach(other) || !shape.Accepts(state, _cursor.Relationship))
                    continue;
                if (front.Reach(other, _cursor.Relationship, node))
                    next.Add(other);
            }
        }

        state.Hold(next.Count * 64L);
        front.Nodes = next;
    }

    /// <summary>Every walk through a meeting node: each way back to the start with each way on to the end.</summary>
    private IEnumerable<GraphValue[]> Join(Front forward, Front backward, long node)
    {
        foreach (var head in forward.Ways(node))
        {
            foreach (var tail in backward.Ways(node))
            {
                state.Step();
                yield return [.. head.AsEnumerable().Reverse().Select(GraphValue.RelationshipReference), .. tail.Select(GraphValue.RelationshipReference)];
            }
        }
    }

    private static Direction Reverse(Direction direction) => direction switch
    {
        Direction.Outgoing => Direction.Incoming,
        Direction.Incoming => Direction.Outgoing,
        _ => Direction.Both,
    };

    /// <summary>What one end has reached so far, and by which relationships.</summary>
    private sealed class Front(long origin, Direction direction)
    {
        private readonly Dictionary<long, (int Level, List<(long Relationship, long Node)> From)> _reached = new() { [origin] = (0, []) };

        public Direction Direction { get; } = direction;

        public int Level { get; set; }

        /// <summary>Nodes at the present level.</summary>
        public List<long> Nodes { get; set; } = [origin];

        public bool IsOnFront(long node) => _reached.TryGetValue(node, out var entry) && entry.Level == Level;

        public bool CanReach(long node) => !_reached.TryGetValue(node, out var entry) || entry.Level == Level;

        /// <summary>Notes a way; true when the node is new.</summary>
        public bool Reach(long node, long relationship, long previous)
        {
            if (_reached.TryGetValue(node, out var entry))
            {
                entry.From.Add((relationship, previous));
                return false;
            }

            _reached[node] = (Level, [(relationship, previous)]);
            return true;
        }

        /// <summary>Relationships from the node back to the origin, for every shortest way; no deeper recursion than a walk is long.</summary>
        public IEnumerable<List<long>> Ways(long node)
        {
            var (level, from) = _reached[node];
            if (level == 0)
            {
                yield return [];
                yield break;
            }

            foreach (var (relationship, previous) in from)
            {
                foreach (var rest in Ways(previous))
                {
                    rest.Insert(0, relationship);
                    yield return rest;
                }
            }
        }
    }
}
