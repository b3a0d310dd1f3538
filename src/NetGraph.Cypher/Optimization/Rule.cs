// Optimization: an ordered list of small rules over a plan that is already right.
//
//   LogicalPlan --> Optimizer [ rule, rule, … ] --> LogicalPlan
//
// Invariants: a rule never changes which rows a plan gives, in what order is only promised by Sort; each may be left out
// (CypherEngineOptions.DisabledRules), which the differential tests use; rules look at operators, never at syntax.
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>Rewrites one operator, whose inputs have been rewritten already.</summary>
internal abstract class Rule
{
    /// <summary>The name it is switched off by: what it does.</summary>
    public string Name => GetType().Name;

    /// <summary>The better operator, or the same one when there is nothing to do.</summary>
    public abstract LogicalOperator Rewrite(LogicalOperator node, RuleContext context);
}

/// <summary>What rules may look at.</summary>
internal sealed record RuleContext(IGraphStatistics Statistics, IReadOnlyDictionary<BoundSubquery, LogicalOperator> Nested);
