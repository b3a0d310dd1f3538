using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Paths;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>Searches the paths of a pattern from a bound node; see <see cref="PathSearch"/>.</summary>
/// <param name="count">How many for each pair of ends, or how many lengths with <paramref name="groups"/>.</param>
/// <param name="paths">Slots of the path itself.</param>
/// <param name="residual">Conditions on the whole path.</param>
/// <param name="forbidsCommonEnds">Two equal ends are an error.</param>
internal sealed class PathSearchOperator(
    ExecutionState state,
    Operator input,
    AnchorShape[] anchors,
    PartShape[] parts,
    bool isReversed,
    Evaluator count,
    bool groups,
    int[] paths,
    Evaluator[] residual,
    bool forbidsCommonEnds) : PipeOperator(input)
{
    private readonly PathAutomaton _automaton = new(state, anchors, parts);
    private readonly RelationshipCursor _cursor = state.Graph.CreateRelationshipCursor();
    private readonly bool _askWhole =
        residual.Length > 0 || Array.Exists(parts, p => p.HasConditionAtEnd) || anchors.Where(a => !a.IsBound).GroupBy(a => a.Slot).Any(g => g.Count() > 1);

    private PathSearch? _search;
    private IEnumerator<Trail>? _found;

    public override void Open()
    {
        End();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_found is not null)
            {
                if (_found.MoveNext())
                    return true;
                End();
            }

            if (!Input.MoveNext())
                return false;
            Begin();
        }
    }

    private void Begin()
    {
        if (!state.TryNode(anchors[0].Slot, out var start))
            return;
        long? target = null;
        if (anchors[^1].IsBound)
        {
            if (!state.TryNode(anchors[^1].Slot, out var end))
                return;
            if (forbidsCommonEnds && start == end)
                throw PathErrors.CommonEnds();
            target = end;
        }

        _search = new PathSearch(state, _automaton, _cursor, Count(), groups, target, _askWhole, Accept);
        _found = _search.From(start).GetEnumerator();
    }

    private void End()
    {
        _found?.Dispose();
        _search?.Release();
        (_found, _search) = (null, null);
    }

    private int Count()
    {
        var value = count.Evaluate(state);
        if (value.Kind == GraphValueKind.Integer && value.AsInteger() > 0)
            return (int)Math.Min(value.AsInteger(), int.MaxValue);
        throw CypherErrors.Argument(
            "NumberOutOfRange", $"The number of paths or groups must be a positive integer, but is {GraphValueText.Render(value)}.");
    }

    /// <summary>Fills the row with a trail; false when it does not satisfy what is asked of it as a whole.</summary>
    private bool Accept(Trail trail)
    {
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Place(i, trail.Nodes[at]))
                return false;
            var first = at;
            while (at < trail.Parts.Count && trail.Parts[at] == i)
                at++;
            if (!AllComplete(parts[i], trail, first, at))
                return false;
            parts[i].Hand(state, trail.Nodes, trail.Relationships, first, at - first, isReversed);
        }

        if (!Place(parts.Length, trail.Nodes[at]))
            return false;
        foreach (var slot in paths)
            state.Slots[slot] = Path(trail);
        return Evaluator.AllTrue(state, residual);
    }

    private bool AllComplete(PartShape part, Trail trail, int first, int end)
    {
        if (!part.HasConditionAtEnd)
            return true;
        for (; first < end; first += part.Hops.Length)
        {
            if (!part.Completes(state, trail.Nodes, trail.Relationships, first))
                return false;
        }

        return true;
    }

    /// <summary>Gives a node between parts its value; false when an earlier place of the same variable has another one.</summary>
    private bool Place(int anchor, long node)
    {
        var slot = anchors[anchor].Slot;
        if (anchors[anchor].IsBound)
            return true;
        for (var i = 0; i < anchor; i++)
        {
            if (anchors[i].Slot == slot)
                return state.Slots[slot].EntityId == node;
        }

        state.Slots[slot] = GraphValue.NodeReference(node);
        return true;
    }

    private GraphValue Path(Trail trail)
    {
        var nodes = trail.Nodes.Select(GraphValue.NodeReference).ToList();
        var relationships = trail.Relationships.Select(GraphValue.RelationshipReference).ToList();
        if (isReversed)
        {
            nodes.Reverse();
            relationships.Reverse();
        }

        return GraphValue.Of(new GraphPath(nodes, relationships));
    }
}
