using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>Plans a path with a selector: which end to search from, and which condition is asked where.</summary>
internal sealed class PathSearchPlanner
{
    /// <summary>With at most so many nodes at the far end one search for each is cheaper than one that finds all ends.</summary>
    private const double FewEnds = 4;

    private readonly HashSet<Variable> _bound;
    private readonly List<BoundExpression> _residual = [];

    private PathSearchPlanner(IEnumerable<Variable> bound) => _bound = [.. bound];

    /// <summary>The only path of a MATCH, with the WHERE of the clause, which is asked of the paths chosen.</summary>
    public static LogicalOperator Plan(
        LogicalOperator input, IEnumerable<Variable> bound, BoundPath path, BoundExpression? where, IGraphStatistics statistics)
    {
        var planner = new PathSearchPlanner(bound);
        var after = where is null ? [] : ExpressionTree.Conjuncts(where).ToList();
        var (first, last) = (path.Nodes[0], path.Nodes[^1]);
        var starts = new StartPoints(statistics, [.. PatternPredicates.OfNode(first), .. PatternPredicates.OfNode(last), .. after]);
        var isReversed = !planner._bound.Contains(first.Variable)
            && (planner._bound.Contains(last.Variable) || starts.Estimate(last.Variable, planner._bound.Contains) < starts.Estimate(first.Variable, planner._bound.Contains));
        var (start, end) = isReversed ? (last, first) : (first, last);
        var plan = planner.Scan(input, start);
        if (starts.Estimate(end.Variable, planner._bound.Contains) <= FewEnds)
            plan = planner.Scan(plan, end);

        plan = planner.Search(plan, path, isReversed, path.Selector!, path.Where is null ? [] : ExpressionTree.Conjuncts(path.Where), [], false); // the caller saw the selector
        return LogicalFilter.Over(plan, after);
    }

    /// <summary>shortestPath() or allShortestPaths() between two bound nodes under conditions that need more than its relationships.</summary>
    /// <param name="eachNode">Lists of nodes asked about; the condition takes the place of the list by one with a single node.</param>
    /// <param name="residual">Conditions on the whole path.</param>
    public static LogicalOperator PlanFunction(
        LogicalOperator input, IEnumerable<Variable> bound, BoundPath path, IReadOnlyList<BoundQuantifier> eachNode, IEnumerable<BoundExpression> residual)
    {
        var kind = path.Shortest == ShortestKind.All ? SelectorKind.ShortestGroups : SelectorKind.Shortest;
        var selector = new BoundSelector(path.Span, kind, new BoundLiteral(path.Span, GraphValue.Of(1L)));
        return new PathSearchPlanner(bound).Search(input, path, false, selector, residual, eachNode, true);
    }

    private LogicalOperator Scan(LogicalOperator plan, BoundNode node)
    {
        if (!_bound.Add(node.Variable))
            return plan;
        plan = new LogicalAllNodesScan(plan, node.Variable);
        var known = PatternPredicates.OfNode(node).Where(IsKnown).ToList();
        return LogicalFilter.Over(plan, known);
    }

    private LogicalPathSearch Search(
        LogicalOperator plan, BoundPath path, bool isReversed, BoundSelector selector, IEnumerable<BoundExpression> residual,
        IReadOnlyList<BoundQuantifier> eachNode, bool isFunction)
    {
        var anchors = path.Nodes.Select(n => Anchor(n, eachNode)).ToList();
        var parts = path.Relationships.Select((r, i) => Part(path.Nodes[i], r, path.Nodes[i + 1], eachNode, isReversed)).ToList();
        if (isReversed)
        {
            anchors.Reverse();
            parts.Reverse();
        }

        _residual.AddRange(residual);
        var paths = new[] { path.PathVariable, path.InnerVariable }.OfType<Variable>().ToList();
        var forbids = isFunction && path.Relationships[0].Length is not { Min: 0 };
        return new LogicalPathSearch(plan, anchors, parts, isReversed, selector, paths, _residual, forbids);
    }

    private PathAnchor Anchor(BoundNode node, IReadOnlyList<BoundQuantifier> eachNode)
    {
        var own = new List<BoundExpression>();
        foreach (var predicate in PatternPredicates.OfNode(node))
            (IsKnown(predicate, node.Variable) ? own : _residual).Add(predicate);
        own.AddRange(eachNode.Select(q => Of(q, node.Variable)));
        return new PathAnchor(node.Variable, _bound.Contains(node.Variable), own);
    }

    private PatternPart Part(BoundNode left, BoundRelationship relationship, BoundNode right, IReadOnlyList<BoundQuantifier> eachNode, bool isReversed)
    {
        if (relationship.Repetition is not null)
            return PatternParts.OfRepetition(relationship, isReversed);

        var isSingle = relationship.Length is null;
        var nodes = isSingle ? new[] { Probe(left), Probe(right) } : [Anonymous(ValueTypes.Node), Anonymous(ValueTypes.Node)];
        var (variable, predicates) = Conditions(relationship, nodes);
        predicates.AddRange(eachNode.Select(q => Of(q, nodes[1])));
        if (isReversed)
            Array.Reverse(nodes);
        var direction = isReversed ? relationship.Direction.Reversed() : relationship.Direction;
        var hop = new PatternHop(variable, direction, PatternPredicates.TypeNames(relationship.Types), predicates);
        return new PatternPart(nodes, [hop], [], [], relationship.Length ?? new VariableLength(1, 1), relationship.Variable, isSingle, []);
    }

    private (Variable Element, List<BoundExpression> Local) Conditions(BoundRelationship relationship, Variable[] nodes)
    {
        var local = new List<BoundExpression>();
        foreach (var predicate in PatternPredicates.OfRelationship(relationship, relationship.Variable))
            (IsKnown(predicate, [relationship.Variable, .. nodes]) ? local : _residual).Add(predicate);
        if (!relationship.IsBound || relationship.Length is not null)
            return (relationship.Variable, local);

        // Bound before: a relationship of the walk may not overwrite it, only be the same one.
        var element = Anonymous(ValueTypes.Relationship);
        local.Insert(0, new BoundBinary(
            relationship.Span, BinaryOperator.Equal, new BoundVariable(relationship.Span, element), new BoundVariable(relationship.Span, relationship.Variable),
            ValueTypes.Boolean | ValueTypes.Null));
        return (element, local);
    }

    /// <summary>The variable that holds a candidate while conditions are asked: never one that has its value already.</summary>
    private Variable Probe(BoundNode node) => _bound.Contains(node.Variable) ? Anonymous(ValueTypes.Node) : node.Variable;

    private bool IsKnown(BoundExpression predicate) => ExpressionTree.FreeVariables(predicate).IsSubsetOf(_bound);

    private bool IsKnown(BoundExpression predicate, params ReadOnlySpan<Variable> also)
    {
        var reads = ExpressionTree.FreeVariables(predicate);
        foreach (var variable in also)
            reads.Remove(variable);
        return reads.IsSubsetOf(_bound);
    }

    /// <summary>The same question of a single node.</summary>
    private static BoundQuantifier Of(BoundQuantifier each, Variable node) =>
        each with { Source = new BoundList(each.Span, [new BoundVariable(each.Span, node)]) };

    private static Variable Anonymous(ValueTypes types) => new("  probe", types);
}
