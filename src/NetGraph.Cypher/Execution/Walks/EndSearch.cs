using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Execution.Walks;

/// <summary>
/// The nodes at which walks from a node end, each once: breadth first. The shortest walk to another node uses no relationship
/// twice, so a node is an end exactly when the search reaches it within the bound.
/// </summary>
/// <remarks>
/// The start itself is an end when it lies on a closed walk. With a direction the first way back is one; without, the way back
/// must not be the way there: it joins two branches, the ways that begin with different relationships of the start, and the
/// shortest such joins two shortest ways (Itai and Rodeh 1978, finding a shortest cycle).
/// </remarks>
/// <param name="shape">With a lower bound of 0 or 1.</param>
internal sealed class EndSearch(ExecutionState state, WalkShape shape)
{
    private RelationshipCursor? _cursor;
    private NodeMarks _marks = new();
    private bool _isClosed;

    /// <summary>Puts the ends into a list, nearest first.</summary>
    /// <param name="target">Stop once this one is found; null: all.</param>
    public void Find(long start, List<long> ends, long? target = null)
    {
        ends.Clear();
        _isClosed = shape.Min == 0;
        if (_isClosed)
            ends.Add(start);
        if (shape.Longest < 1 || _isClosed && target == start)
            return;

        _marks = NodeMarks.Rent();
        _marks.TryReach(start, 0, -1, -1);
        var held = Search(start, ends, target);
        NodeMarks.Return(_marks);
        state.Release(held);
    }

    private long Search(long start, List<long> ends, long? target)
    {
        var held = 0L;
        var level = 0;
        var (from, to) = (new List<long> { start }, new List<long>());
        while (from.Count > 0 && level < shape.Longest)
        {
            foreach (var node in from)
            {
                if (Expand(start, node, level, to, ends, target))
                    return held;
            }

            var bytes = to.Count * (long)NodeMarks.BytesPerNode;
            state.Hold(bytes);
            held += bytes;
            (from, to) = (to, from);
            to.Clear();
            level++;
        }

        return held;
    }

    /// <summary>Reaches the neighbours of a node; true when the target is among them.</summary>
    private bool Expand(long start, long node, int level, List<long> next, List<long> ends, long? target)
    {
        _cursor ??= state.Graph.CreateRelationshipCursor();
        _cursor.Start(node, shape.Direction, shape.Types?.Ids);
        for (var place = 0; _cursor.MoveNext(); place++)
        {
            state.Step();
            var (relationship, other) = (_cursor.Relationship, _cursor.OtherNode);
            if (!shape.Accepts(state, relationship))
                continue;
            if (_marks.TryReach(other, level + 1, relationship, level == 0 ? place : _marks.Of(node).Branch))
            {
                next.Add(other);
                ends.Add(other);
                if (other == target)
                    return true;
            }
            else if (!_isClosed && Closes(start, node, level, relationship, other))
            {
                _isClosed = true;
                ends.Add(start);
                if (start == target)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a relationship between two reached nodes is part of a closed walk through the start that is short enough.</summary>
    private bool Closes(long start, long node, int level, long relationship, long other)
    {
        if (shape.Direction != Direction.Both)
            return other == start;
        if (relationship == _marks.Of(node).Via || relationship == _marks.Of(other).Via)
            return false; // the way there
        if (node == start && other == start)
            return true; // a loop
        return _marks.Of(node).Branch != _marks.Of(other).Branch && level + 1L + (_marks.Of(other).Level - 1) <= shape.Longest;
    }
}
