using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Reads the number of a node's relationships where a subquery would walk them only to count them or to see one.
/// <code>
/// Project COUNT {(n)-[:T]->()}   ==>   Project degree((n)-[:T]->())
/// Filter EXISTS {(n)-->()}       ==>   Filter degree((n)-->()) > 0
/// </code>
/// </summary>
internal sealed class CountByDegree : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => ExpressionRewriter.Rewrite(node, expression =>
        ExpressionTree.Descendants(expression).Any(e => Degree(e, context) is not null)
            ? ExpressionRewriter.Rewrite(expression, e => Degree(e, context) ?? e)
            : expression);

    private static BoundExpression? Degree(BoundExpression expression, RuleContext context)
    {
        if (expression is not BoundSubquery { Kind: SubqueryKind.Count or SubqueryKind.Exists } subquery)
            return null;
        var plan = context.Nested[subquery];
        while (plan is LogicalProject project)
            plan = project.Input;
        if (plan is not LogicalExpand { Input: LogicalArgument, UniqueAgainst.Count: 0 } expand)
            return null;
        var degree = new BoundDegree(subquery.Span, new BoundVariable(subquery.Span, expand.From), expand.Direction, expand.Types);
        return subquery.Kind == SubqueryKind.Count
            ? degree
            : new BoundBinary(subquery.Span, BinaryOperator.Greater, degree, new BoundLiteral(subquery.Span, GraphValue.Of(0)), ValueTypes.Boolean);
    }
}
