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
    public override LogicalPlan Apply(LogicalPlan plan, IGraphStatistics statistics)
    {
        if (!plan.Statement.Writes || VariableUse.All(plan.Root).Any(o => o is LogicalCallInTransactions))
            return plan;
        return plan with { Root = Drop(plan.Root, plan.Nested, []) };
    }

    public override LogicalOperator Rewrite(LogicalOperator node, RuleContext context) => node;

    /// <param name="above">What works on each row between the operator and the next barrier above, right sides included.</param>
    private static LogicalOperator Drop(LogicalOperator node, IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested, IReadOnlyList<LogicalOperator> above)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Inputs.Count == 0)
            return node;

        // A right side runs within a row of this operator; after it come this operator and what is above.
        var inputs = new LogicalOperator[node.Inputs.Count];
        for (var i = 1; i < inputs.Length; i++)
            inputs[i] = Drop(node.Inputs[i], nested, [.. above, node]);
        List<LogicalOperator> own = [node, .. inputs.Skip(1).SelectMany(VariableUse.All)];
        inputs[0] = Drop(node.Inputs[0], nested, node is LogicalEager ? [] : IsBarrier(node) ? own : [.. above, .. own]);
        var rebuilt = node.WithInputs(inputs);
        return rebuilt is LogicalEager eager && !IsNeeded(eager, above, nested) ? eager.Input : rebuilt;
    }

    private static bool IsNeeded(LogicalEager eager, IReadOnlyList<LogicalOperator> above, IReadOnlyDictionary<BoundSubquery, LogicalOperator> nested)
    {
        var upper = new GraphAccess(nested);
        foreach (var node in above)
            upper.Add(node);
        var lower = new GraphAccess(nested);
        foreach (var node in Below(eager.Input))
            lower.Add(node);
        return upper.Conflicts(lower);
    }

    /// <summary>The pipeline below, down to the next barrier, with all that it runs for each row.</summary>
    private static IEnumerable<LogicalOperator> Below(LogicalOperator top)
    {
        var pending = new Stack<LogicalOperator>();
        pending.Push(top);
        while (pending.TryPop(out var node))
        {
            if (node is LogicalEager)
                continue;
            yield return node;
            if (!IsBarrier(node) && node.Inputs.Count > 0)
                pending.Push(node.Inputs[0]);
            foreach (var inner in node.Inputs.Skip(1).SelectMany(VariableUse.All))
                yield return inner;
        }
    }

    /// <summary>Reads all of its input before its first row leaves.</summary>
    private static bool IsBarrier(LogicalOperator node) => node is LogicalEager or LogicalAggregate or LogicalSort or LogicalTopN;
}
