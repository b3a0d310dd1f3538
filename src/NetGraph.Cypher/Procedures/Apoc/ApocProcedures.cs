// Procedures of Neo4j's APOC library (Core), under their own names, inputs and outputs, so that a query with them runs on both.
//
// Invariants: a setting that APOC does not have, or that is not done here, is refused by name, never ignored; rows come in a fixed
// order (that of filters, then of ids); what walks the graph steps, and what it keeps is held against the memory limit.
namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>All procedures under <c>apoc</c>.</summary>
internal static class ApocProcedures
{
    /// <param name="registry">Where they are added; <c>apoc.help</c> lists what it holds.</param>
    public static void AddTo(ProcedureRegistry registry)
    {
        registry.AddRange(PathProcedures.All);
        registry.AddRange(NeighbourProcedures.All);
        registry.AddRange(CreateProcedures.All);
        registry.AddRange(MergeProcedures.All);
        registry.AddRange(MetaProcedures.All);
        registry.AddRange(SimplePaths.All);
        registry.AddRange(CypherProcedures.All);
        registry.AddRange(PeriodicProcedures.All);
        registry.AddRange(UtilityProcedures.All(() => registry.All));
    }
}
