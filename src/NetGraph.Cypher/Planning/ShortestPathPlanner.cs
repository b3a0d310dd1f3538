using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Plans shortestPath() and allShortestPaths(): conditions of the clause on the path belong to the search (Neo4j manual,
/// "Shortest paths": the WHERE of the same MATCH is a pre-filter). Those on each relationship are asked of each, those on each
/// node too; any other makes longer and longer paths be tried until one satisfies it.
/// </summary>
internal static class ShortestPathPlanner
{
    /// <param name="predicates">Of the whole MATCH; those dealt with here are taken out.</param>
    /// <param name="bound">Variables with a value, both ends among them.</param>
    public static LogicalOperator Plan(LogicalOperator plan, BoundPath path, List<BoundExpression> predicates, IReadOnlySet<Variable> bound)
    {
        // What can be asked of the ends is asked before: the search may fail on a pair that would be dropped anyway.
        var before = predicates.Where(p => ExpressionTree.FreeVariables(p).IsSubsetOf(bound)).ToList();
        Remove(predicates, before);
        if (before.Count > 0)
            plan = new LogicalFilter(plan, before);

        var relationship = path.Relationships[0];
        var eachRelationship = PatternPredicates.OfRelationship(relationship, relationship.Variable).ToList();
        var eachNode = new List<BoundQuantifier>();
        var residual = new List<BoundExpression>();
        var element = relationship.Variable;
        var ofPath = OfPath(path, predicates, bound);
        Remove(predicates, ofPath);
        foreach (var predicate in ofPath)
        {
            switch (Each(predicate, path, bound))
            {
                case (var each, true):
                    eachNode.Add(each);
                    break;
                case (var each, false):
                    eachRelationship.Add(each with { Source = new BoundList(each.Span, [new BoundVariable(each.Span, element)]) });
                    break;
                default:
                    residual.Add(predicate);
                    break;
            }
        }

        if (eachNode.Count > 0 || residual.Count > 0)
            return PathSearchPlanner.PlanFunction(plan, bound, With(path, eachRelationship), eachNode, residual);
        return new LogicalShortestPath(
            plan, path.Nodes[0].Variable, relationship.Variable, relationship.Length is null, relationship.Direction,
            PatternPredicates.TypeNames(relationship.Types), relationship.Length ?? new VariableLength(1, 1), path.Nodes[1].Variable, relationship.Variable,
            PatternPredicates.And(eachRelationship), path.Shortest == ShortestKind.All);
    }

    private static void Remove(List<BoundExpression> predicates, List<BoundExpression> done) =>
        predicates.RemoveAll(new HashSet<BoundExpression>(done, ReferenceEqualityComparer.Instance).Contains);

    /// <summary>Conditions that read the path or its relationships, and otherwise only what is known.</summary>
    private static List<BoundExpression> OfPath(BoundPath path, List<BoundExpression> predicates, IReadOnlySet<Variable> bound) =>
        [.. predicates.Where(p =>
        {
            var reads = ExpressionTree.FreeVariables(p);
            var readsPath = reads.Remove(path.Relationships[0].Variable) | (path.PathVariable is not null && reads.Remove(path.PathVariable));
            return readsPath && reads.IsSubsetOf(bound);
        })];

    /// <summary><c>all(x IN relationships(p) WHERE …)</c>, <c>none(x IN nodes(p) WHERE …)</c> and the like, whose condition reads no more than x.</summary>
    private static (BoundQuantifier Each, bool OfNodes)? Each(BoundExpression predicate, BoundPath path, IReadOnlySet<Variable> bound)
    {
        if (predicate is not BoundQuantifier { Kind: QuantifierKind.All or QuantifierKind.None } each)
            return null;
        var reads = ExpressionTree.FreeVariables(each.Predicate);
        reads.Remove(each.Variable);
        if (!reads.IsSubsetOf(bound))
            return null;
        return each.Source switch
        {
            BoundVariable list when list.Variable == path.Relationships[0].Variable && path.Relationships[0].Length is not null => (each, false),
            BoundFunctionCall { Arguments: [BoundVariable argument] } call when argument.Variable == path.PathVariable => call.Function.Name.ToUpperInvariant() switch
            {
                "RELATIONSHIPS" => (each, false),
                "NODES" => (each, true),
                _ => null,
            },
            _ => null,
        };
    }

    private static BoundPath With(BoundPath path, List<BoundExpression> eachRelationship)
    {
        var relationship = path.Relationships[0] with { Properties = [], Where = PatternPredicates.And(eachRelationship) };
        return path with { Relationships = [relationship] };
    }
}
