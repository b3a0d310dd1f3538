using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Finds the order in which a pattern is matched: where to start, which hop comes next, when to join. Rows are estimated step by
/// step, the cost is what all steps touch.
/// </summary>
/// <remarks>
/// A beam search over sets of solved parts, which for the usual pattern of a few hops is exhaustive (dynamic programming as in
/// Selinger et al., "Access Path Selection", SIGMOD 1979); a very long pattern goes to <see cref="GreedyMatchOrder"/>. Ties go to what is
/// written first.
/// </remarks>
internal sealed class MatchOrder
{
    /// <summary>Patterns of more hops, or of more than twice as many nodes, are ordered greedily: there the beam's work grows with the cube.</summary>
    private const int MostSearched = 20;

    private readonly MatchParts _parts;
    private readonly PlanWatch _watch;

    /// <summary>False once the hints have led nowhere.</summary>
    private bool _heedsHints = true;

    private MatchOrder(MatchParts parts, PlanWatch watch)
    {
        _parts = parts;
        _watch = watch;
    }

    /// <param name="bound">Variables that have a value before the first step.</param>
    /// <param name="rows">Rows before the first step.</param>
    public static IReadOnlyList<MatchStep> Choose(
        IReadOnlyList<MatchHop> hops,
        IEnumerable<Variable> nodes,
        IReadOnlyList<BoundExpression> predicates,
        IReadOnlySet<Variable> bound,
        double rows,
        CardinalityEstimator estimator,
        MatchHints hints)
    {
        var parts = new MatchParts(hops, nodes, predicates, new MatchCosts(estimator, predicates, bound), hints);
        return Size(parts) > MostSearched
            ? GreedyMatchOrder.Choose(parts, parts.Bound(bound), estimator.Watch)
            : new MatchOrder(parts, estimator.Watch).Search(parts.Bound(bound), Math.Max(rows, 1));
    }

    private static int Size(MatchParts parts) => Math.Max(parts.Hops.Count, parts.Nodes.Count / 2);

    private IReadOnlyList<MatchStep> Search(bool[] bound, double rows)
    {
        var width = Size(_parts) switch { <= 6 => 64, <= 10 => 16, _ => 4 };
        var beam = new List<Partial> { new(null, default, bound, new bool[_parts.Hops.Count], rows, 0) };
        Partial? best = null;
        while (beam.Count > 0)
        {
            var next = new List<Partial>();
            foreach (var partial in beam)
            {
                _watch.Step();
                if (IsDone(partial))
                    best = best is null || partial.Cost < best.Cost ? partial : best;
                else
                    Grow(partial, next);
            }

            beam = [.. next.Where(p => best is null || p.Cost < best.Cost).OrderBy(p => p.Cost).DistinctBy(p => p.Solved).Take(width)];
        }

        if (best is not null)
            return best.Steps();

        // Without hints a step is always possible while anything is open.
        _heedsHints = false;
        return Search(bound, rows);
    }

    private static bool IsDone(Partial partial) => Array.TrueForAll(partial.Bound, b => b) && Array.TrueForAll(partial.Done, d => d);

    private void Grow(Partial partial, List<Partial> next)
    {
        var before = next.Count;
        GrowHops(partial, next, minding: true);
        for (var i = 0; i < _parts.Nodes.Count; i++)
        {
            if (partial.Bound[_parts.NodePlaces[i]])
                continue;
            var node = _parts.Nodes[i];
            var (cost, rows) = _parts.Costs.Start(node, partial.Rows, v => _parts.IsBound(v, partial.Bound));
            next.Add(Extend(partial, new MatchStep(null, node, Scans: true), -1, [_parts.NodePlaces[i]], cost, rows));
        }

        // Two walks whose conditions read each other: one has to go first.
        if (next.Count == before)
            GrowHops(partial, next, minding: false);
    }

    /// <param name="minding">Only hops whose conditions can be asked already.</param>
    private void GrowHops(Partial partial, List<Partial> next, bool minding)
    {
        for (var i = 0; i < _parts.Hops.Count; i++)
        {
            if (partial.Done[i] || minding && !Array.TrueForAll(_parts.HopNeeds[i], place => partial.Bound[place]))
                continue;
            var hop = _parts.Hops[i];
            var places = _parts.Ends[i];
            var from = partial.Bound[places.From];
            var to = partial.Bound[places.To];
            var isBound = partial.Bound[places.Relationship];
            int[] filled = [places.From, places.Relationship, places.To];
            if (_heedsHints && _parts.IsHintedAgainst(i, partial.Bound, scans: !from && !to))
                continue;
            if (isBound || (hop.Shortest == ShortestKind.None ? from || to : IsLeft(partial)))
            {
                var (cost, rows) = _parts.Costs.Hop(hop, from, to, isBound, partial.Rows);
                next.Add(Extend(partial, new MatchStep(hop, null, Scans: false), i, filled, cost, rows));
            }
            else if (!from && !to && IsScannable(hop, partial))
            {
                var (cost, rows) = _parts.Costs.RelationshipScan(hop, partial.Rows);
                next.Add(Extend(partial, new MatchStep(hop, null, Scans: true), i, filled, cost, rows));
            }
        }
    }

    /// <summary>A search for a shortest path comes last: its conditions may read all of the rest.</summary>
    private bool IsLeft(Partial partial)
    {
        for (var i = 0; i < _parts.Hops.Count; i++)
        {
            if (!partial.Done[i] && _parts.Hops[i].Shortest == ShortestKind.None)
                return false;
        }

        return Array.TrueForAll(_parts.NodePlaces, place => partial.Bound[place]);
    }

    /// <summary>A scan does not look at what has been matched before, so nothing of that may be the same relationship.</summary>
    private bool IsScannable(MatchHop hop, Partial partial)
    {
        if (hop.IsWalk || hop.From == hop.To)
            return false;
        for (var i = 0; i < _parts.Hops.Count; i++)
        {
            if (partial.Done[i] && MatchParts.MayBeSame(hop.Types, _parts.Hops[i].Types))
                return false;
        }

        return true;
    }

    private Partial Extend(Partial partial, MatchStep step, int hop, int[] places, double cost, double rows)
    {
        var bound = (bool[])partial.Bound.Clone();
        var done = partial.Done;
        if (hop >= 0)
        {
            done = (bool[])done.Clone();
            done[hop] = true;
        }

        var filled = new List<int>(3);
        foreach (var place in places)
        {
            if (bound[place])
                continue;
            bound[place] = true;
            filled.Add(place);
        }

        // Each condition counts where the last variable it reads gets its value.
        foreach (var condition in filled.SelectMany(place => _parts.ConditionsOf[place]).Distinct())
        {
            if (Array.TrueForAll(_parts.Conditions[condition].Needs, place => bound[place]))
                rows *= _parts.Conditions[condition].Share;
        }

        return new Partial(partial, step, bound, done, rows, partial.Cost + cost + rows);
    }

    /// <summary>Part of the pattern matched.</summary>
    private sealed record Partial(Partial? Before, MatchStep Step, bool[] Bound, bool[] Done, double Rows, double Cost)
    {
        /// <summary>Equal for two orders of the same steps.</summary>
        public string Solved { get; } = string.Create(Bound.Length + Done.Length, (Bound, Done), (text, parts) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (i < parts.Bound.Length ? parts.Bound[i] : parts.Done[i - parts.Bound.Length]) ? '1' : '0';
        });

        public IReadOnlyList<MatchStep> Steps()
        {
            var steps = new List<MatchStep>();
            for (var partial = this; partial.Before is not null; partial = partial.Before)
                steps.Add(partial.Step);
            steps.Reverse();
            return steps;
        }
    }
}
