using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Paths;

/// <summary>
/// A node and how far the pattern has been walked there: before a hop of a repetition of a part. After the last part there is
/// nothing more to walk.
/// </summary>
/// <param name="Times">Complete repetitions of the part; counted up to its minimum only when it has no maximum.</param>
internal readonly record struct SearchPlace(long Node, int Part, int Times, int Hop);

/// <summary>A node between two parts, made ready for a run.</summary>
internal sealed record AnchorShape(int Slot, bool IsBound, Evaluator[] Predicates)
{
    public bool Holds(ExecutionState state, long node)
    {
        if (IsBound)
        {
            if (!state.TryNode(Slot, out var bound) || bound != node)
                return false;
        }
        else if (Predicates.Length > 0)
        {
            state.Slots[Slot] = GraphValue.NodeReference(node);
        }

        return Evaluator.AllTrue(state, Predicates);
    }
}

/// <summary>
/// A path pattern as an automaton over the graph (product of the two): from a place along a relationship to the places after it.
/// A place says all that matters for what may follow, but for relationships used already.
/// </summary>
internal sealed class PathAutomaton(ExecutionState state, AnchorShape[] anchors, PartShape[] parts)
{
    public bool IsEnd(SearchPlace place) => place.Part == parts.Length;

    public HopShape HopAt(SearchPlace place) => parts[place.Part].Hops[place.Hop];

    /// <summary>Adds the places where a walk from the node may begin.</summary>
    public void Begin(long node, List<SearchPlace> places) => Arrive(0, node, places);

    /// <summary>Adds the places where a walk may be after the hop of a place has led to a node.</summary>
    public void Follow(SearchPlace before, long node, List<SearchPlace> places)
    {
        var part = parts[before.Part];
        if (before.Hop + 1 < part.Hops.Length)
        {
            places.Add(before with { Node = node, Hop = before.Hop + 1 });
            return;
        }

        var times = before.Times + 1;
        if (times < part.Longest && part.MayEnter(state, node))
            places.Add(new SearchPlace(node, before.Part, part.Max is null ? Math.Min(times, part.Min) : times, 0));
        if (times >= part.Min)
            Arrive(before.Part + 1, node, places);
    }

    /// <summary>At a node between parts: into the next part, or past it when it may be left out.</summary>
    private void Arrive(int anchor, long node, List<SearchPlace> places)
    {
        for (; anchors[anchor].Holds(state, node); anchor++)
        {
            if (anchor == parts.Length)
            {
                places.Add(new SearchPlace(node, anchor, 0, 0));
                return;
            }

            var part = parts[anchor];
            if (part.Longest > 0 && part.MayEnter(state, node))
                places.Add(new SearchPlace(node, anchor, 0, 0));
            if (part.Min > 0)
                return;
        }
    }
}
