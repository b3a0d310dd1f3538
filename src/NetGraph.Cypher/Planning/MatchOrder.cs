using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Finds the order in which a pattern is matched: where to start, which hop comes next, when to join. Rows are estimated step by
/// step, the cost is what all steps touch.
/// </summary>
/// <remarks>
/// A beam search over sets of solved parts, which for the usual pattern of a few hops is exhaustive (dynamic programming as in
/// Selinger et al., "Access Path Selection", SIGMOD 1979) and for a very long one greedy. Ties go to what is written first.
/// </remarks>
internal sealed class MatchOrder
{
    private readonly IReadOnlyList<MatchHop> _hops;
    private readonly List<Variable> _nodes;
    private readonly MatchCosts _costs;
    private readonly Dictionary<Variable, int> _places = [];
    private readonly List<(int[] Needs, double Share)> _conditions = [];

    /// <summary>By place of a variable, the conditions that read it.</summary>
    private readonly List<int>[] _conditionsOf;

    /// <summary>By hop, the places of what the conditions on each of its relationships read besides.</summary>
    private readonly int[][] _hopNeeds;

    private MatchOrder(IReadOnlyList<MatchHop> hops, IEnumerable<Variable> nodes, IReadOnlyList<BoundExpression> predicates, MatchCosts costs)
    {
        _hops = hops;
        _costs = costs;
        _nodes = [.. nodes.Distinct()];
        foreach (var variable in _nodes.Concat(hops.Select(h => h.Relationship.Variable)))
            _places.TryAdd(variable, _places.Count);
        _conditionsOf = [.. Enumerable.Range(0, _places.Count).Select(_ => new List<int>())];
        foreach (var predicate in predicates)
            Note(predicate);
        _hopNeeds = [.. hops.Select(h => h.IsWalk ? Places(h.Each, except: h.Relationship.Variable) : [])];
    }

    /// <param name="bound">Variables that have a value before the first step.</param>
    /// <param name="rows">Rows before the first step.</param>
    public static IReadOnlyList<MatchStep> Choose(
        IReadOnlyList<MatchHop> hops,
        IEnumerable<Variable> nodes,
        IReadOnlyList<BoundExpression> predicates,
        IReadOnlySet<Variable> bound,
        double rows,
        CardinalityEstimator estimator)
    {
        var order = new MatchOrder(hops, nodes, predicates, new MatchCosts(estimator, predicates, bound));
        return order.Search(bound, Math.Max(rows, 1));
    }

    private IReadOnlyList<MatchStep> Search(IReadOnlySet<Variable> bound, double rows)
    {
        var width = _hops.Count switch { <= 6 => 64, <= 10 => 16, <= 20 => 4, _ => 1 };
        var beam = new List<Partial> { new(null, default, [.. _places.Keys.Select(bound.Contains)], new bool[_hops.Count], rows, 0) };
        Partial? best = null;
        while (beam.Count > 0)
        {
            var next = new List<Partial>();
            foreach (var partial in beam)
            {
                if (IsDone(partial))
                    best = best is null || partial.Cost < best.Cost ? partial : best;
                else
                    Grow(partial, next);
            }

            beam = [.. next.Where(p => best is null || p.Cost < best.Cost).OrderBy(p => p.Cost).DistinctBy(p => p.Solved).Take(width)];
        }

        return best!.Steps(); // a step is always possible while anything is open
    }

    private static bool IsDone(Partial partial) => Array.TrueForAll(partial.Bound, b => b) && Array.TrueForAll(partial.Done, d => d);

    private void Grow(Partial partial, List<Partial> next)
    {
        var before = next.Count;
        GrowHops(partial, next, minding: true);
        foreach (var node in _nodes.Where(n => !partial.Bound[_places[n]]))
        {
            var (cost, rows) = _costs.Start(node, partial.Rows, v => !_places.TryGetValue(v, out var place) || partial.Bound[place]);
            next.Add(Extend(partial, new MatchStep(null, node, Scans: true), -1, cost, rows));
        }

        // Two walks whose conditions read each other: one has to go first.
        if (next.Count == before)
            GrowHops(partial, next, minding: false);
    }

    /// <param name="minding">Only hops whose conditions can be asked already.</param>
    private void GrowHops(Partial partial, List<Partial> next, bool minding)
    {
        for (var i = 0; i < _hops.Count; i++)
        {
            if (partial.Done[i] || minding && !Array.TrueForAll(_hopNeeds[i], place => partial.Bound[place]))
                continue;
            var hop = _hops[i];
            var from = partial.Bound[_places[hop.From]];
            var to = partial.Bound[_places[hop.To]];
            var isBound = partial.Bound[_places[hop.Relationship.Variable]];
            if (isBound || (hop.Shortest == ShortestKind.None ? from || to : IsLeft(partial)))
            {
                var (cost, rows) = _costs.Hop(hop, from, to, isBound, partial.Rows);
                next.Add(Extend(partial, new MatchStep(hop, null, Scans: false), i, cost, rows));
            }
            else if (!from && !to && IsScannable(hop, partial))
            {
                var (cost, rows) = _costs.RelationshipScan(hop, partial.Rows);
                next.Add(Extend(partial, new MatchStep(hop, null, Scans: true), i, cost, rows));
            }
        }
    }

    /// <summary>A search for a shortest path comes last: its conditions may read all of the rest.</summary>
    private bool IsLeft(Partial partial)
    {
        for (var i = 0; i < _hops.Count; i++)
        {
            if (!partial.Done[i] && _hops[i].Shortest == ShortestKind.None)
                return false;
        }

        return _nodes.TrueForAll(n => partial.Bound[_places[n]]);
    }

    /// <summary>A scan does not look at what has been matched before, so nothing of that may be the same relationship.</summary>
    private bool IsScannable(MatchHop hop, Partial partial)
    {
        if (hop.IsWalk || hop.From == hop.To)
            return false;
        for (var i = 0; i < _hops.Count; i++)
        {
            if (partial.Done[i] && (hop.Types is null || _hops[i].Types is not { } types || types.Intersect(hop.Types, StringComparer.Ordinal).Any()))
                return false;
        }

        return true;
    }

    private Partial Extend(Partial partial, MatchStep step, int hop, double cost, double rows)
    {
        var bound = (bool[])partial.Bound.Clone();
        var done = partial.Done;
        var filled = new List<int>(3);
        if (step.Hop is { } walked)
        {
            done = (bool[])partial.Done.Clone();
            done[hop] = true;
            Fill(walked.From);
            Fill(walked.Relationship.Variable);
            Fill(walked.To);
        }
        else
        {
            Fill(step.Start!); // one of the two is set
        }

        // Each condition counts where the last variable it reads gets its value.
        foreach (var condition in filled.SelectMany(place => _conditionsOf[place]).Distinct())
        {
            if (Array.TrueForAll(_conditions[condition].Needs, place => bound[place]))
                rows *= _conditions[condition].Share;
        }

        return new Partial(partial, step, bound, done, rows, partial.Cost + cost + rows);

        void Fill(Variable variable)
        {
            var place = _places[variable];
            if (!bound[place])
            {
                bound[place] = true;
                filled.Add(place);
            }
        }
    }

    /// <summary>Labels are left to <see cref="MatchCosts"/>: their share depends on how the node is reached.</summary>
    private void Note(BoundExpression predicate)
    {
        if (predicate is BoundLabelTest { Operand: BoundVariable, Labels: LabelName })
            return;
        var needs = Places([predicate], except: null);
        foreach (var place in needs)
            _conditionsOf[place].Add(_conditions.Count);
        _conditions.Add((needs, _costs.Share(predicate)));
    }

    private int[] Places(IEnumerable<BoundExpression> expressions, Variable? except) =>
        [.. expressions.SelectMany(ExpressionTree.FreeVariables).Distinct().Where(v => v != except && _places.ContainsKey(v)).Select(v => _places[v])];

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
