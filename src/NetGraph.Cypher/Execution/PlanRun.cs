using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

/// <summary>The operators of a plan, the state they run on, and what makes their rows whole.</summary>
/// <param name="Columns">Slots that hold the columns.</param>
internal sealed record PlanRun(ExecutionState State, Operator Root, int[] Columns, EntityMaterializer Entities)
{
    /// <summary>Builds what a plan runs on.</summary>
    public static PlanRun Build(LogicalPlan plan, ExecutionState state)
    {
        var (root, columns) = PlanBuilder.Build(plan, state);
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
