// Optimization: an ordered list of small rules over a plan that is already right.
//
//   LogicalPlan --> Optimizer [ rule, rule, … ] --> LogicalPlan
//
// Invariants: a rule never changes which rows a plan gives, in what order is only promised by Sort; each may be left out
// (CypherEngineOptions.DisabledRules), which the differential tests use; rules look at operators, never at syntax.
using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>Rewrites one operator, whose inputs have been rewritten already.</summary>
internal abstract class Rule
{
    /// <summary>The name it is switched off by: what it does.</summary>
    public string Name => GetType().Name;

    /// <summary>Goes over a whole plan and every nested one, inputs before the operators above them. A rule that has to know more than an operator and its inputs overrides it.</summary>
    public virtual LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics)
    {
        // Nested plans first: a rule may lift one into the plan around it.
        var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
        var context = new RuleContext(statistics, nested);
        foreach (var (subquery, root) in plan.Nested)
            nested[subquery] = Map(root, node => Rewrite(node, context));
        return plan with { Root = Map(plan.Root, node => Rewrite(node, context)), Nested = nested };
    }

    /// <summary>The better operator, or the same one when there is nothing to do.</summary>
    public abstract LogicalOperator Rewrite(LogicalOperator node, RuleContext context);

    /// <summary>Replaces operators in a plan and in those nested in it.</summary>
    protected static LogicalPlan MapOperators(LogicalPlan plan, Func<LogicalOperator, LogicalOperator> change)
    {
        var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
        foreach (var (subquery, root) in plan.Nested)
            nested[subquery] = Map(root, change);
        return plan with { Root = Map(plan.Root, change), Nested = nested };
    }

    private static LogicalOperator Map(LogicalOperator node, Func<LogicalOperator, LogicalOperator> change)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Inputs.Count == 0)
            return change(node);
        var inputs = new LogicalOperator[node.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = Map(node.Inputs[i], change);
        return change(node.WithInputs(inputs));
    }
}

/// <summary>What rules may look at.</summary>
internal sealed record RuleContext(IGraphStatistics Statistics, IReadOnlyDictionary<BoundSubquery, LogicalOperator> Nested);
