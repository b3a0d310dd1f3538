using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Optimization;

/// <summary>
/// Leaves out a barrier between clauses that cannot see each other's work, because they touch different labels, types or keys.
/// <code>
/// Create (:Log)                       Create (:Log)
///   Eager                      ==>      LabelScan (h:Host)
///     LabelScan (h:Host)
/// </code>
/// Each barrier is held against all between the one above and the one below it, so leaving out one after the other stays right
/// (openCypher CIP "State visibility").
/// </summary>
internal sealed class DropBarriers : Rule
{
    public override LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics, PlanWatch? watch = null)
    {
        if (!plan.Statement.Writes || VariableUse.All(plan.Root).Any(o => o is LogicalCallInTransactions))
            return plan;
        watch ??= PlanWatch.None;
        return plan with { Root = Drop(plan.Root, plan.Nested, new GraphAccess(plan.Nested), watch).Node };
    }

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => node;

    /// <param name="above">What works on each row between the operator and the next barrier above, right sides included. Grows on the way down.</param>
    /// <returns>The operator without barriers, and what it and the pipeline below it do, down to the next barrier, with all that runs for each row.</returns>
    private static (LogicalOperator Node, GraphAccess Below) Drop(
        LogicalOperator node, IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested, GraphAccess above, PlanWatch watch)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        watch.Step();
        if (node.Inputs.Count == 0)
        {
            var alone = new GraphAccess(nested);
            alone.Add(node);
            return (node, alone);
        }

        // A right side runs within a row of this operator; after it come this operator and what is above.
        var inputs = new LogicalOperator[node.Inputs.Count];
        var self = new GraphAccess(nested);
        self.Add(node);
        var own = self.With(new GraphAccess(nested));
        for (var i = 1; i < inputs.Length; i++)
        {
            inputs[i] = Drop(node.Inputs[i], nested, above.With(self), watch).Node;
            foreach (var inner in VariableUse.All(inputs[i]))
                own.Add(inner);
        }

        if (node is LogicalEager eager)
        {
            var (input, below) = Drop(eager.Input, nested, new GraphAccess(nested), watch);
            return above.Conflicts(below) ? (node.WithInputs([input]), new GraphAccess(nested)) : (input, below);
        }

        if (IsBarrier(node))
        {
            inputs[0] = Drop(node.Inputs[0], nested, new GraphAccess(nested).With(own), watch).Node;
            return (node.WithInputs(inputs), own);
        }

        above.Add(own);
        (inputs[0], var lower) = Drop(node.Inputs[0], nested, above, watch);
        lower.Add(own);
        return (node.WithInputs(inputs), lower);
    }

    /// <summary>Reads all of its input before its first row leaves.</summary>
    private static bool IsBarrier(LogicalOperator node) => node is LogicalAggregate or LogicalSort or LogicalTopN;
}
