using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Planning;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Transactions;

/// <summary>
/// Runs a statement that commits on the way.
/// <code>
/// ProduceResult                      on the state after the last batch; a writer of its own if it writes
///   … clauses after the call
///     CallInTransactions             each batch on a writer of its own, committed before the next begins
///       … clauses before the call    on the state at the beginning; rows are read as batches need them
/// </code>
/// </summary>
internal static class BatchRunner
{
    /// <param name="outer">Limits, parameters and counters of the statement; its graph is not read.</param>
    /// <returns>The rows of the last call, and the state in which the rest of the plan runs.</returns>
    public static (BufferedRows Rows, ExecutionState After) Run(LogicalPlan plan, ExecutionState outer, GraphStorage storage, PlanProfile? profile)
    {
        BufferedRows? rows = null;
        try
        {
            foreach (var call in Calls(plan.Root))
            {
                var isRead = plan.Statement.Columns.Count > 0 || !ReferenceEquals(plan.Root.Inputs[0], call);
                rows = new BatchedCall(plan, call, outer, storage, profile, isRead).Run(rows);
            }
        }
        finally
        {
            outer.CloseOwned();
        }

        if (rows is null)
            throw new ArgumentException("The plan commits nothing on the way.", nameof(plan));
        GraphReader graph = WritesAbove(plan.Root, rows.Source) ? storage.BeginWrite() : storage.BeginRead();
        return (rows, outer.Over(graph, outer.Changes));
    }

    /// <summary>The calls on the way of the rows, the first to run first.</summary>
    private static Stack<LogicalCallInTransactions> Calls(LogicalOperator root)
    {
        var calls = new Stack<LogicalCallInTransactions>();
        for (LogicalOperator? current = root; current is not null; current = current.Inputs.Count > 0 ? current.Inputs[0] : null)
        {
            if (current is LogicalCallInTransactions call)
                calls.Push(call);
        }

        return calls;
    }

    private static bool WritesAbove(LogicalOperator root, LogicalOperator source)
    {
        for (var current = root; !ReferenceEquals(current, source); current = current.Inputs[0])
        {
            if (current.IsWrite || current.Inputs.Skip(1).Any(input => input.WritesAnywhere()))
                return true;
        }

        return false;
    }
}
