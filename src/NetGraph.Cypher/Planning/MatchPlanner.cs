using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Plans the patterns of one MATCH on top of a row source: picks where to start, grows along relationships, and puts every
/// condition into one filter on top, from where Optimization moves it down.
/// </summary>
/// <remarks>
/// Greedy: a hop between two bound nodes first, then the fixed hop to the node with the lowest estimate, then variable-length
/// ones; when nothing hangs together any more, a new start (a cartesian product).
/// </remarks>
internal sealed class MatchPlanner
{
    private readonly HashSet<Variable> _bound;
    private readonly List<Hop> _open = [];
    private readonly List<BoundNode> _nodes = [];
    private readonly List<BoundExpression> _predicates = [];
    private readonly List<(Variable Variable, IReadOnlyList<string>? Types)> _solved = [];

    /// <summary>Path variables that the search for the path fills itself.</summary>
    private readonly HashSet<Variable> _builtPaths = [];
    private readonly StartPoints _starts;
    private readonly IGraphStatistics _statistics;
    private LogicalOperator _plan;

    private MatchPlanner(LogicalOperator input, IEnumerable<Variable> bound, BoundPattern pattern, BoundExpression? where, IGraphStatistics statistics)
    {
        _plan = input;
        _bound = [.. bound];
        _statistics = statistics;
        foreach (var path in pattern.Paths)
            Collect(path);
        if (where is not null)
            _predicates.AddRange(ExpressionTree.Conjuncts(where));
        _starts = new StartPoints(statistics, _predicates);
    }

    /// <param name="bound">Variables that already have a value on the rows of <paramref name="input"/>.</param>
    public static LogicalOperator Plan(
        LogicalOperator input, IEnumerable<Variable> bound, BoundPattern pattern, BoundExpression? where, IGraphStatistics statistics)
    {
        if (pattern.Paths is [{ Selector: not null } selected])
            return PathSearchPlanner.Plan(input, bound, selected, where, statistics);

        var planner = new MatchPlanner(input, bound, pattern, where, statistics);
        planner.Solve();
        foreach (var path in pattern.Paths.Where(p => p.PathVariable is not null && !planner._builtPaths.Contains(p.PathVariable)))
        {
            planner._plan = new LogicalBuildPath(
                planner._plan, path.PathVariable!, [.. path.Nodes.Select(n => n.Variable)], [.. path.Relationships.Select(r => r.Variable)]); // filtered above
        }

        return planner._predicates.Count == 0 ? planner._plan : new LogicalFilter(planner._plan, planner._predicates);
    }

    private void Collect(BoundPath path)
    {
        _nodes.AddRange(path.Nodes);
        if (path.Where is not null)
            _predicates.AddRange(ExpressionTree.Conjuncts(path.Where));
        foreach (var node in path.Nodes)
            _predicates.AddRange(PatternPredicates.OfNode(node));
        for (var i = 0; i < path.Relationships.Count; i++)
        {
            var hop = new Hop(path.Nodes[i].Variable, path.Relationships[i], path.Nodes[i + 1].Variable, path);
            _open.Add(hop);
            if (!hop.IsWalk)
                _predicates.AddRange(PatternPredicates.OfRelationship(hop.Relationship, hop.Relationship.Variable));
            else if (_bound.Contains(hop.Relationship.Variable))
                _predicates.AddRange(EachOfList(hop.Relationship));
        }

        if (path.Relationships.Count == 0 && _bound.Contains(path.Nodes[0].Variable))
            _predicates.Add(new BoundIsNull(path.Span, new BoundVariable(path.Span, path.Nodes[0].Variable), Negated: true));
    }

    private void Solve()
    {
        while (true)
        {
            if (NextHop() is { } hop)
            {
                _open.Remove(hop);
                AddHop(hop);
            }
            else if (_nodes.Any(n => !_bound.Contains(n.Variable)))
            {
                AddStart();
            }
            else
            {
                return;
            }
        }
    }

    private Hop? NextHop()
    {
        Hop? best = null;
        var bestCost = double.PositiveInfinity;
        foreach (var hop in _open)
        {
            var cost = Cost(hop);
            if (cost < bestCost)
                (best, bestCost) = (hop, cost);
        }

        return best;
    }

    /// <summary>Infinite while the hop cannot be walked.</summary>
    private double Cost(Hop hop)
    {
        const double walkPenalty = 1e9;
        if (_bound.Contains(hop.Relationship.Variable))
            return 0;
        var from = _bound.Contains(hop.From);
        var to = _bound.Contains(hop.To);
        if (hop.Shortest != ShortestKind.None)
            return from && to ? 4 * walkPenalty : double.PositiveInfinity;
        if (from && to)
            return hop.IsWalk ? walkPenalty : 1;
        if (!from && !to)
            return double.PositiveInfinity;
        return 2 + _starts.Estimate(from ? hop.To : hop.From, _bound) + (hop.IsWalk ? 2 * walkPenalty : 0);
    }

    private void AddStart()
    {
        var candidates = _nodes.Select(n => n.Variable).Where(v => !_bound.Contains(v)).Distinct().ToList();
        var start = candidates.MinBy(v => _starts.Estimate(v, _bound))!; // never empty here
        var scan = _starts.IsNarrowed(start) ? null : _open.FirstOrDefault(IsScannable);
        if (scan is not null)
        {
            _open.Remove(scan);
            var types = PatternPredicates.TypeNames(scan.Relationship.Types);
            _plan = new LogicalRelationshipScan(_plan, scan.From, scan.Relationship.Variable, scan.Relationship.Direction, types, scan.To);
            _solved.Add((scan.Relationship.Variable, types));
            Bind(scan.Relationship.Variable, scan.From, scan.To);
            return;
        }

        _plan = new LogicalAllNodesScan(_plan, start);
        _bound.Add(start);
    }

    /// <summary>A relationship whose ends nothing is known of is better found by scanning relationships.</summary>
    private bool IsScannable(Hop hop) =>
        hop is { IsWalk: false, Shortest: ShortestKind.None }
        && hop.From != hop.To
        && !_bound.Contains(hop.From) && !_bound.Contains(hop.To) && !_bound.Contains(hop.Relationship.Variable)
        && !_starts.IsNarrowed(hop.From) && !_starts.IsNarrowed(hop.To)
        && _solved.Count == 0;

    private void AddHop(Hop hop)
    {
        var relationship = hop.Relationship;
        var types = PatternPredicates.TypeNames(relationship.Types);
        var from = _bound.Contains(hop.From);
        var to = _bound.Contains(hop.To);
        var unique = UniqueAgainst(types);
        if (_bound.Contains(relationship.Variable))
        {
            _plan = relationship.Length is { } bounds
                ? new LogicalWalkList(_plan, hop.From, from, relationship.Variable, relationship.Direction, types, bounds, hop.To, to, unique)
                : new LogicalRelationshipEnds(_plan, hop.From, from, relationship.Variable, relationship.Direction, types, hop.To, to, unique);
        }
        else if (hop.Shortest != ShortestKind.None)
        {
            _plan = ShortestPathPlanner.Plan(_plan, hop.Path, _predicates, _bound);
            if (_plan is LogicalPathSearch search)
                _builtPaths.UnionWith(search.Paths);
        }
        else
        {
            // Walk from the bound end; from the left when both are bound.
            var (near, far) = from ? (hop.From, hop.To) : (hop.To, hop.From);
            var direction = from ? relationship.Direction : PatternParts.Reverse(relationship.Direction);
            _plan = relationship.Repetition is not null
                ? PatternParts.Repeat(_plan, near, relationship, far, from && to, !from, unique)
                : relationship.Length is { } length
                ? new LogicalVarExpand(
                    _plan, near, relationship.Variable, direction, types, length, far, from && to, !from, relationship.Variable, Each(relationship), unique)
                : from && to
                    ? new LogicalExpandInto(_plan, near, relationship.Variable, direction, types, far, unique)
                    : new LogicalExpand(_plan, near, relationship.Variable, direction, types, far, unique);
        }

        if (hop.Shortest == ShortestKind.None)
            _solved.Add((relationship.Variable, types));
        Bind(relationship.Variable, hop.From, hop.To);
    }

    private void Bind(Variable relationship, Variable from, Variable to)
    {
        _bound.Add(relationship);
        _bound.Add(from);
        _bound.Add(to);
    }

    /// <summary>Relationships matched before that could be the same one; others of disjoint types cannot.</summary>
    private List<Variable> UniqueAgainst(IReadOnlyList<string>? types) =>
        [.. _solved.Where(s => s.Types is null || types is null || s.Types.Intersect(types, StringComparer.Ordinal).Any()).Select(s => s.Variable)];

    private static BoundExpression? Each(BoundRelationship relationship) =>
        PatternPredicates.And([.. PatternPredicates.OfRelationship(relationship, relationship.Variable)]);

    private static IEnumerable<BoundExpression> EachOfList(BoundRelationship relationship)
    {
        var element = new Variable("  each", ValueTypes.Relationship);
        return PatternPredicates.OfRelationship(relationship, element).Select(p => new BoundQuantifier(
            relationship.Span, QuantifierKind.All, element, new BoundVariable(relationship.Span, relationship.Variable), p));
    }

    /// <summary>One relationship of the pattern between its nodes.</summary>
    private sealed record Hop(Variable From, BoundRelationship Relationship, Variable To, BoundPath Path)
    {
        public ShortestKind Shortest => Path.Shortest;

        /// <summary>Whether conditions on it hold for each relationship of a walk.</summary>
        public bool IsWalk => Relationship.Length is not null || Shortest != ShortestKind.None;
    }
}
