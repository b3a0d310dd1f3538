using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Makes a condition that is an EXISTS subquery, or the negation of one, part of the plan.
/// <code>
/// Filter EXISTS {…}                   Apply semi
///   rows                       ==>      rows | subquery
/// </code>
/// </summary>
internal sealed class UnnestExists : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        if (node is not LogicalFilter filter)
            return node;

        var rest = filter.Predicates.Where(p => Subquery(p, out _) is null).ToList();
        if (rest.Count == filter.Predicates.Count)
            return node;

        // Plain conditions first, they are cheaper.
        var plan = rest.Count == 0 ? filter.Input : filter with { Predicates = rest };
        foreach (var predicate in filter.Predicates)
        {
            if (Subquery(predicate, out var isNegated) is { } subquery)
                plan = new LogicalApply(plan, context.Nested[subquery], isNegated ? ApplyKind.AntiSemi : ApplyKind.Semi, []);
        }

        return plan;
    }

    private static BoundSubquery? Subquery(BoundExpression predicate, out bool isNegated)
    {
        isNegated = predicate is BoundUnary { Operator: UnaryOperator.Not };
        var inner = predicate is BoundUnary { Operator: UnaryOperator.Not } not ? not.Operand : predicate;
        return inner is BoundSubquery { Kind: SubqueryKind.Exists } subquery ? subquery : null;
    }
}
