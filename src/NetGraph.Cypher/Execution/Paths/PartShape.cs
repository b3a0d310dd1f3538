using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Paths;

/// <summary>One relationship of a part, made ready for a run: slots for variables.</summary>
internal sealed record HopShape(Direction Direction, TypeSet? Types, int From, int Relationship, int To, Evaluator[] Predicates)
{
    /// <summary>Whether the relationship and the nodes at its ends satisfy what is asked of them.</summary>
    public bool Accepts(ExecutionState state, long from, long relationship, long to)
    {
        if (Predicates.Length == 0)
            return true;
        state.Slots[From] = GraphValue.NodeReference(from);
        state.Slots[Relationship] = GraphValue.RelationshipReference(relationship);
        state.Slots[To] = GraphValue.NodeReference(to);
        return Evaluator.AllTrue(state, Predicates);
    }
}

/// <param name="Place">Which node or relationship of one repetition.</param>
internal sealed record GroupShape(int Place, bool IsNode, int Slot);

/// <summary>A stretch of a path, made ready for a run; see <see cref="Planning.PatternPart"/>.</summary>
internal sealed record PartShape(
    int[] Nodes, HopShape[] Hops, Evaluator[] Entry, Evaluator[] AtEnd, int Min, int? Max, int Relationships, bool IsSingle, GroupShape[] Groups)
{
    /// <summary>Places of one repetition that must hold the same node, because the variable is the same.</summary>
    private readonly (int, int)[] _same = [.. SamePlaces(Nodes)];

    public int Longest => Max ?? int.MaxValue;

    public bool MayEnter(ExecutionState state, long node)
    {
        if (Entry.Length == 0)
            return true;
        state.Slots[Nodes[0]] = GraphValue.NodeReference(node);
        return Evaluator.AllTrue(state, Entry);
    }

    /// <summary>Whether one repetition as a whole satisfies what is asked of it.</summary>
    /// <param name="nodes">Of the walk, the repetition's from <paramref name="start"/> on.</param>
    public bool Completes(ExecutionState state, List<long> nodes, List<long> relationships, int start)
    {
        foreach (var (first, second) in _same)
        {
            if (nodes[start + first] != nodes[start + second])
                return false;
        }

        if (AtEnd.Length == 0)
            return true;
        for (var i = 0; i < Nodes.Length; i++)
            state.Slots[Nodes[i]] = GraphValue.NodeReference(nodes[start + i]);
        for (var i = 0; i < Hops.Length; i++)
            state.Slots[Hops[i].Relationship] = GraphValue.RelationshipReference(relationships[start + i]);
        return Evaluator.AllTrue(state, AtEnd);
    }

    /// <summary>Whether a repetition has to be looked at as a whole.</summary>
    public bool HasConditionAtEnd => AtEnd.Length > 0 || _same.Length > 0;

    /// <summary>Fills the lists that the rest of the query sees.</summary>
    /// <param name="first">Where the part begins on the walk.</param>
    /// <param name="count">Relationships of the part.</param>
    public void Hand(ExecutionState state, List<long> nodes, List<long> relationships, int first, int count, bool isReversed)
    {
        if (IsSingle)
        {
            state.Slots[Relationships] = GraphValue.RelationshipReference(relationships[first]);
            return;
        }

        state.Slots[Relationships] = Every(relationships, first, 1, count, GraphValue.RelationshipReference, isReversed);
        foreach (var group in Groups)
        {
            state.Slots[group.Slot] = group.IsNode
                ? Every(nodes, first + group.Place, Hops.Length, count / Hops.Length, GraphValue.NodeReference, isReversed)
                : Every(relationships, first + group.Place, Hops.Length, count / Hops.Length, GraphValue.RelationshipReference, isReversed);
        }
    }

    private static GraphValue Every(List<long> ids, int first, int step, int count, Func<long, GraphValue> value, bool isReversed)
    {
        var list = new GraphValue[count];
        for (var i = 0; i < count; i++)
            list[isReversed ? count - 1 - i : i] = value(ids[first + (i * step)]);
        return GraphValue.Of(list);
    }

    private static IEnumerable<(int, int)> SamePlaces(int[] slots)
    {
        for (var i = 1; i < slots.Length; i++)
        {
            var first = Array.IndexOf(slots, slots[i]);
            if (first < i)
                yield return (first, i);
        }
    }
}
