using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Computes what is the same on every row once, and drops conditions that are true or stand there twice.
/// <code>
/// Filter n.x > 60 * 60 AND true AND n:A AND n:A     ==>     Filter n.x > 3600 AND n:A
/// </code>
/// What fails is left to fail when it runs, if it runs.
/// </summary>
internal sealed class FoldConstants : Rule
{
    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context)
    {
        var folded = ExpressionRewriter.Rewrite(node, expression =>
            ExpressionTree.Descendants(expression).Any(e => !ReferenceEquals(Fold(e), e)) ? ExpressionRewriter.Rewrite(expression, Fold) : expression);
        return folded is LogicalFilter filter ? Thin(filter) : folded;
    }

    private static BoundExpression Fold(BoundExpression expression)
    {
        try
        {
            return expression switch
            {
                BoundBinary { Operator: >= BinaryOperator.Add, Left: BoundLiteral { Value: var left }, Right: BoundLiteral { Value: var right } } e when IsSmall(left) && IsSmall(right) =>
                    new BoundLiteral(e.Span, Arithmetic.Apply(e.Operator, left, right)),
                BoundUnary { Operator: UnaryOperator.Negate, Operand: BoundLiteral { Value: { IsNumber: true } value } } e =>
                    new BoundLiteral(e.Span, Arithmetic.Negate(value)),
                BoundUnary { Operator: UnaryOperator.Not, Operand: BoundLiteral { Value: { Kind: GraphValueKind.Boolean } truth } } e =>
                    new BoundLiteral(e.Span, !truth.IsTrue),
                _ => expression,
            };
        }
        catch (CypherException)
        {
            return expression;
        }
    }

    /// <summary>Numbers only: text and lists may grow beyond what a plan should carry.</summary>
    private static bool IsSmall(GraphValue value) => value.IsNumber;

    private static LogicalOperator Thin(LogicalFilter filter)
    {
        var kept = new List<BoundExpression>();
        var seen = new Dictionary<(Type, string), List<HashSet<Variable>>>();
        foreach (var predicate in filter.Predicates)
        {
            if (predicate is BoundLiteral { Value.IsTrue: true } || filter.Predicates.Count > 1 && !IsNew(predicate, seen))
                continue;
            kept.Add(predicate);
        }

        return kept.Count == filter.Predicates.Count ? filter : LogicalFilter.Over(filter.Input, kept);
    }

    /// <summary>Not the same text over the same variables as one before. Random numbers and subqueries are never the same.</summary>
    private static bool IsNew(BoundExpression predicate, Dictionary<(Type, string), List<HashSet<Variable>>> seen)
    {
        if (!VariableUse.IsDeterministicAlone(predicate))
            return true;
        var variables = ExpressionTree.FreeVariables(predicate);
        if (variables.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() < variables.Count)
            return true;

        var key = (predicate.GetType(), ExpressionText.Render(predicate));
        if (!seen.TryGetValue(key, out var same))
            seen.Add(key, same = []);
        if (same.Exists(variables.SetEquals))
            return false;
        same.Add(variables);
        return true;
    }
}
