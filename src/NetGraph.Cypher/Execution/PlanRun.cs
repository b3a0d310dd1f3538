using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Execution.Transactions;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

/// <summary>The operators of a plan, the state they run on, and what makes their rows whole.</summary>
/// <param name="Columns">Slots that hold the columns.</param>
internal sealed record PlanRun(ExecutionState State, Operator Root, int[] Columns, EntityMaterializer Entities)
{
    /// <summary>Builds what a plan runs on.</summary>
    /// <param name="profile">Counts rows by operator; null when nobody asks.</param>
    /// <param name="rows">Rows of a part that has run already; null: none has.</param>
    public static PlanRun Build(LogicalPlan plan, ExecutionState state, PlanProfile? profile = null, BufferedRows? rows = null)
    {
        var (root, columns) = PlanBuilder.Build(plan, state, profile, rows);
        return new PlanRun(state, root, columns, new EntityMaterializer(state));
    }

    /// <summary>Lets go of everything that belongs to the run that has ended.</summary>
    public void Rest()
    {
        Root.Rest();
        Entities.Rest();
        State.Rest();
    }
}
