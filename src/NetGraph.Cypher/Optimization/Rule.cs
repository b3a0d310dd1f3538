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
    /// <param name="watch">May end it; null: nobody waits.</param>
    public virtual LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics, PlanWatch? watch = null)
    {
        // Nested plans first: a rule may lift one into the plan around it.
        var nested = new Dictionary<BoundSubquery, LogicalOperator>(ReferenceEqualityComparer.Instance);
        var context = new RuleContext(statistics, nested, watch ?? PlanWatch.None);
        foreach (var (subquery, root) in plan.Nested)
            nested[subquery] = Map(root, Step);
        return plan with { Root = Map(plan.Root, Step), Nested = nested };

        LogicalOperator Step(LogicalOperator node)
        {
            context.Watch.Step();
            return Rewrite(node, context);
        }
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
/// <param name="Nested">Nested plans, rewritten already.</param>
/// <param name="Watch">Counts the steps of loops over many parts of one operator; whole operators are counted.</param>
internal sealed record RuleContext(IGraphStatistics Statistics, IReadOnlyDictionary<BoundSubquery, LogicalOperator> Nested, PlanWatch Watch)
{
    private CardinalityEstimator? _estimator;

    /// <summary>One for the whole of a rule's way up the plan: what is below has been estimated already.</summary>
    public CardinalityEstimator Estimator => _estimator ??= new CardinalityEstimator(Statistics, Watch);
}
