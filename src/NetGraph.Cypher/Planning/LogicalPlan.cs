using System.Text;
using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>A statement's plan.</summary>
/// <param name="Statement">What it was made from.</param>
/// <param name="Root">Always a <see cref="LogicalProduceResult"/>.</param>
/// <param name="Nested">The plans of subqueries inside expressions, told apart by reference.</param>
internal sealed record LogicalPlan(BoundStatement Statement, LogicalOperator Root, IReadOnlyDictionary<BoundSubquery, LogicalOperator> Nested)
{
    /// <summary>The operator tree; nested plans follow in the order in which expressions number them.</summary>
    public string Render(Func<LogicalOperator, string>? annotate = null)
    {
        var text = new StringBuilder(PlanText.Render(Root, annotate));
        var used = Used();
        foreach (var (subquery, plan) in Nested.Where(n => used.Contains(n.Key)))
            text.Append("Subquery ").Append(subquery.Kind).Append('\n').Append(PlanText.Render(plan, annotate, 1));
        return text.ToString();
    }

    /// <summary>Subqueries that an expression still holds; a rule may have made others part of the plan.</summary>
    private HashSet<BoundSubquery> Used()
    {
        var used = new HashSet<BoundSubquery>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<LogicalOperator>([Root]);
        while (pending.TryPop(out var root))
        {
            foreach (var subquery in VariableUse.All(root).SelectMany(o => o.Expressions).SelectMany(ExpressionTree.Descendants).OfType<BoundSubquery>())
            {
                if (used.Add(subquery))
                    pending.Push(Nested[subquery]);
            }
        }

        return used;
    }

    public override string ToString() => Render();
}
