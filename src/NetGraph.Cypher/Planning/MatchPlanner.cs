using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Plans the patterns of one MATCH on top of a row source: picks where to start, grows along relationships, and puts every
/// condition into one filter on top, from where Optimization moves it down.
/// </summary>
/// <remarks>
/// The order of the steps is that of <see cref="MatchOrder"/>.
/// </remarks>
internal sealed class MatchPlanner
{
    private readonly HashSet<Variable> _bound;
    private readonly List<MatchHop> _hops = [];
    private readonly List<BoundNode> _nodes = [];
    private readonly List<BoundExpression> _predicates = [];
    private readonly List<(Variable Variable, IReadOnlyList<string>? Types)> _solved = [];

    /// <summary>Path variables that the search for the path fills itself.</summary>
    private readonly HashSet<Variable> _builtPaths = [];

    private readonly CardinalityEstimator _estimator;
    private readonly MatchHints _hints;
    private LogicalOperator _plan;

    private MatchPlanner(LogicalOperator input, IEnumerable<Variable> bound, BoundPattern pattern, BoundExpression? where, CardinalityEstimator estimator, MatchHints hints)
    {
        _hints = hints;
        _plan = input;
        _bound = [.. bound];
        _estimator = estimator;
        foreach (var path in pattern.Paths)
        {
            estimator.Watch.Step();
            Collect(path);
        }

        if (where is not null)
            _predicates.AddRange(ExpressionTree.Conjuncts(where));
    }

    /// <param name="bound">Variables that already have a value on the rows of <paramref name="input"/>.</param>
    /// <param name="hints">Null: none.</param>
    public static LogicalOperator Plan(
        LogicalOperator input, IEnumerable<Variable> bound, BoundPattern pattern, BoundExpression? where, CardinalityEstimator estimator, MatchHints? hints = null)
    {
        if (pattern.Paths is [{ Selector: not null } selected])
            return PathSearchPlanner.Plan(input, bound, selected, where, estimator.Statistics);

        var planner = new MatchPlanner(input, bound, pattern, where, estimator, hints ?? MatchHints.None);
        planner.Solve();
        foreach (var path in pattern.Paths.Where(p => p.PathVariable is not null && !planner._builtPaths.Contains(p.PathVariable)))
        {
            planner._plan = new LogicalBuildPath(
                planner._plan, path.PathVariable!, [.. path.Nodes.Select(n => n.Variable)], [.. path.Relationships.Select(r => r.Variable)]); // filtered above
        }

        return LogicalFilter.Over(planner._plan, planner._predicates);
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
            var hop = new MatchHop(path.Nodes[i].Variable, path.Relationships[i], path.Nodes[i + 1].Variable, path);
            _hops.Add(hop);
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
        foreach (var step in MatchOrder.Choose(_hops, _nodes.Select(n => n.Variable), _predicates, _bound, _estimator.Rows(_plan), _estimator, _hints))
        {
            if (step.Hop is not { } hop)
            {
                _plan = new LogicalAllNodesScan(_plan, step.Start!) { Hint = _hints.For(step.Start!) }; // set where there is no hop
                _bound.Add(step.Start!);
            }
            else if (step.Scans)
            {
                _plan = new LogicalRelationshipScan(_plan, hop.From, hop.Relationship.Variable, hop.Relationship.Direction, hop.Types, hop.To)
                {
                    Hint = _hints.For(hop.Relationship.Variable),
                };
                _solved.Add((hop.Relationship.Variable, hop.Types));
                Bind(hop.Relationship.Variable, hop.From, hop.To);
            }
            else
            {
                AddHop(hop);
            }
        }
    }

    private void AddHop(MatchHop hop)
    {
        var relationship = hop.Relationship;
        var types = hop.Types;
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
            var direction = from ? relationship.Direction : relationship.Direction.Reversed();
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
    private List<Variable> UniqueAgainst(IReadOnlyList<string>? types)
    {
        _estimator.Watch.Step();
        return [.. _solved.Where(s => MatchParts.MayBeSame(s.Types, types)).Select(s => s.Variable)];
    }

    private static BoundExpression? Each(BoundRelationship relationship) =>
        PatternPredicates.And([.. PatternPredicates.OfRelationship(relationship, relationship.Variable)]);

    private static IEnumerable<BoundExpression> EachOfList(BoundRelationship relationship)
    {
        var element = new Variable("  each", ValueTypes.Relationship);
        return PatternPredicates.OfRelationship(relationship, element).Select(p => new BoundQuantifier(
            relationship.Span, QuantifierKind.All, element, new BoundVariable(relationship.Span, relationship.Variable), p));
    }
}
