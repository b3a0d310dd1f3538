using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>Turns relationships and quantified path patterns into parts, with each condition at the first place where it can be asked.</summary>
internal static class PatternParts
{
    /// <summary>The part of a quantified path pattern. Its conditions read its own variables and such as are bound before.</summary>
    /// <param name="isReversed">It is walked from its right end.</param>
    public static PatternPart OfRepetition(BoundRelationship relationship, bool isReversed)
    {
        var repetition = relationship.Repetition!; // the caller saw that there is one
        var nodes = repetition.Path.Nodes.Select(n => n.Variable).ToList();
        var relationships = repetition.Path.Relationships.ToList();
        if (isReversed)
        {
            nodes.Reverse();
            relationships.Reverse();
        }

        var conditions = repetition.Path.Nodes.SelectMany(PatternPredicates.OfNode)
            .Concat(relationships.SelectMany(r => PatternPredicates.OfRelationship(r, r.Variable)))
            .Concat(repetition.Where is null ? [] : ExpressionTree.Conjuncts(repetition.Where));
        var entry = new List<BoundExpression>();
        var atEnd = new List<BoundExpression>();
        var perHop = relationships.Select(_ => new List<BoundExpression>()).ToList();
        var own = nodes.Concat(relationships.Select(r => r.Variable)).ToHashSet();
        foreach (var condition in conditions)
        {
            var reads = ExpressionTree.FreeVariables(condition);
            reads.IntersectWith(own);
            var hop = relationships.FindIndex(r => IsLocal(reads, nodes, r.Variable, relationships.IndexOf(r)));
            if (reads.IsSubsetOf([nodes[0]]))
                entry.Add(condition);
            else if (hop >= 0)
                perHop[hop].Add(condition);
            else
                atEnd.Add(condition);
        }

        var hops = relationships.Select((r, i) => new PatternHop(
            r.Variable, isReversed ? r.Direction.Reversed() : r.Direction, PatternPredicates.TypeNames(r.Types), perHop[i])).ToList();
        return new PatternPart(nodes, hops, entry, atEnd, relationship.Length!.Value, relationship.Variable, false, repetition.Groups); // a repetition has a length
    }

    /// <summary>Plans a quantified path pattern of a MATCH without a selector, from its bound end.</summary>
    public static LogicalOperator Repeat(
        LogicalOperator input, Variable from, BoundRelationship relationship, Variable to, bool isToBound, bool isReversed, IReadOnlyList<Variable> unique)
    {
        var part = OfRepetition(relationship, isReversed);
        if (part is not { Hops: [var hop], Entry.Count: 0, AtEnd.Count: 0, Groups.Count: 0 } || Reads(hop, part.Nodes) || part.Nodes[0] == part.Nodes[1])
            return new LogicalRepeat(input, from, part, to, isToBound, isReversed, unique);

        // One relationship and nothing asked of the nodes: an ordinary walk.
        return new LogicalVarExpand(
            input, from, relationship.Variable, hop.Direction, hop.Types, part.Length, to, isToBound, isReversed, hop.Relationship,
            PatternPredicates.And(hop.Predicates), unique);
    }

    private static bool IsLocal(HashSet<Variable> reads, List<Variable> nodes, Variable relationship, int hop) =>
        reads.IsSubsetOf([nodes[hop], relationship, nodes[hop + 1]]);

    private static bool Reads(PatternHop hop, IReadOnlyList<Variable> nodes) => hop.Predicates.Any(p => ExpressionTree.FreeVariables(p).Overlaps(nodes));
}
