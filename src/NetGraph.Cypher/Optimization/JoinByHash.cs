using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Joins two parts that nothing but equal values connects by a hash table, where running one again for each row of the other
/// would cost more.
/// <code>
/// Filter a.x = b.y                    HashJoin a.x = b.y
///   LabelScan (b:B)            ==>        LabelScan (b:B)
///     LabelScan (a:A)                       Argument
///                                       LabelScan (a:A)
/// </code>
/// </summary>
internal sealed class JoinByHash : Rule
{
    /// <summary>Rows of the left from which a table pays.</summary>
    private const double FewestLeft = 4;

    /// <summary>Rows of the right that a table may hold; beyond that memory is dearer than time.</summary>
    private const double MostRight = 5e6;

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter filter || Split(filter.Input) is not { } parts || parts.Right.WritesAnywhere())
            return node;
        if (VariableUse.ReadFromOutside(parts.Right) is not { } reads)
            return node;

        var ofRight = VariableUse.All(parts.Right).SelectMany(o => o.Introduces).ToHashSet();
        var ofLeft = VariableUse.All(parts.Left).SelectMany(o => o.Introduces).ToHashSet();
        if (reads.Overlaps(ofLeft))
            return node;
        var keys = filter.Predicates.Select(p => Key(p, ofLeft, ofRight)).Where(k => k.HasValue).Select(k => k!.Value).ToList(); // filtered
        if (keys.Count == 0 || !IsWorthwhile(parts.Left, parts.Right, context.Estimator))
            return node;

        var join = new LogicalHashJoin(parts.Left, parts.Right, [.. keys.Select(k => k.Left)], [.. keys.Select(k => k.Right)], [.. VariableUse.All(parts.Right).SelectMany(o => o.Introduces).Distinct()]);
        var rest = filter.Predicates.Where(p => keys.TrueForAll(k => !ReferenceEquals(k.Predicate, p))).ToList();
        return LogicalFilter.Over(join, rest);
    }

    /// <summary>The plan cut in two at the lowest scan that starts anew on top of others; the right starts at an argument of its own.</summary>
    private static (LogicalOperator Left, LogicalOperator Right)? Split(LogicalOperator top)
    {
        var above = new Stack<LogicalOperator>();
        for (var current = top; ; current = current.Inputs[0])
        {
            switch (current)
            {
                case LogicalAllNodesScan or LogicalLabelScan or LogicalIndexSeek or LogicalRelationshipScan when current.Inputs[0] is not LogicalArgument:
                    var right = current.WithInputs([new LogicalArgument()]);
                    while (above.TryPop(out var next))
                        right = next.WithInputs([right]);
                    return (current.Inputs[0], right);
                case LogicalFilter or LogicalExpand or LogicalExpandInto:
                    above.Push(current);
                    continue;
                default:
                    return null;
            }
        }
    }

    private static (BoundExpression Predicate, BoundExpression Left, BoundExpression Right)? Key(
        BoundExpression predicate, HashSet<Variable> ofLeft, HashSet<Variable> ofRight)
    {
        if (predicate is not BoundBinary { Operator: BinaryOperator.Equal } equality || !VariableUse.IsDeterministic(predicate))
            return null;
        var left = ExpressionTree.FreeVariables(equality.Left);
        var right = ExpressionTree.FreeVariables(equality.Right);
        if (left.Overlaps(ofLeft) && !left.Overlaps(ofRight) && right.Overlaps(ofRight) && !right.Overlaps(ofLeft))
            return (predicate, equality.Left, equality.Right);
        if (left.Overlaps(ofRight) && !left.Overlaps(ofLeft) && right.Overlaps(ofLeft) && !right.Overlaps(ofRight))
            return (predicate, equality.Right, equality.Left);
        return null;
    }

    private static bool IsWorthwhile(LogicalOperator left, LogicalOperator right, CardinalityEstimator estimator)
    {
        var rows = estimator.Rows(right);
        return estimator.Rows(left) >= FewestLeft && rows is > 1 and < MostRight;
    }
}
