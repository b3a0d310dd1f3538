using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>Turns what a MATCH pattern says of its elements (labels, inline maps, inline WHERE) into plain predicates.</summary>
internal static class PatternPredicates
{
    private const ValueTypes Truth = ValueTypes.Boolean | ValueTypes.Null;

    /// <summary>Labels, properties and WHERE of a node.</summary>
    public static IEnumerable<BoundExpression> OfNode(BoundNode node)
    {
        if (node.Labels is not null)
        {
            foreach (var labels in Conjuncts(node.Labels))
                yield return LabelTests.Of(node.Span, new BoundVariable(node.Span, node.Variable), labels);
        }

        foreach (var predicate in Properties(node.Span, node.Variable, node.Properties))
            yield return predicate;
        if (node.Where is not null)
        {
            foreach (var predicate in ExpressionTree.Conjuncts(node.Where))
                yield return predicate;
        }
    }

    /// <summary>Properties and WHERE of a relationship, and its type expression where a list of types cannot say it.</summary>
    /// <param name="element">Stands for one relationship; for a single one the pattern's own variable.</param>
    public static IEnumerable<BoundExpression> OfRelationship(BoundRelationship relationship, Variable element)
    {
        if (relationship.Types is not null && TypeNames(relationship.Types) is null)
            yield return LabelTests.Of(relationship.Span, new BoundVariable(relationship.Span, element), relationship.Types);
        foreach (var predicate in Properties(relationship.Span, element, relationship.Properties))
            yield return predicate;
        if (relationship.Where is not null)
        {
            foreach (var predicate in ExpressionTree.Conjuncts(relationship.Where))
                yield return predicate;
        }
    }

    /// <summary>The types of an expression that is a plain alternative of names, or null when it is more than that.</summary>
    public static IReadOnlyList<string>? TypeNames(LabelExpression? types)
    {
        switch (types)
        {
            case LabelName name:
                return [name.Name];
            case LabelOr either when TypeNames(either.Left) is { } left && TypeNames(either.Right) is { } right:
                return [.. left.Union(right, StringComparer.Ordinal)];
            default:
                return null;
        }
    }

    /// <summary>The names of a conjunction such as <c>:A:B</c>, for CREATE, MERGE and SET; null when one of them is computed.</summary>
    public static IReadOnlyList<string>? LabelNames(LabelExpression? labels)
    {
        if (labels is null)
            return [];
        return LabelTests.IsDynamic(labels) ? null : [.. labels.Leaves().OfType<LabelName>().Select(l => l.Name)];
    }

    /// <summary>All predicates as one, or null for none.</summary>
    public static BoundExpression? And(IReadOnlyList<BoundExpression> predicates) =>
        predicates.Count == 0 ? null : predicates.Aggregate((a, b) => new BoundBinary(a.Span, BinaryOperator.And, a, b, Truth));

    private static IEnumerable<LabelExpression> Conjuncts(LabelExpression labels) =>
        labels is LabelAnd both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [labels];

    private static IEnumerable<BoundExpression> Properties(SourceSpan span, Variable element, IReadOnlyList<KeyValuePair<string, BoundExpression>> properties) =>
        properties.Select(p => new BoundBinary(
            p.Value.Span, BinaryOperator.Equal, new BoundProperty(span, new BoundVariable(span, element), p.Key), p.Value, Truth));
}
