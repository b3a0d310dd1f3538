using NetGraph.Cypher.Execution.Operators;

namespace NetGraph.Cypher.Execution;

/// <summary>A part of a plan, built to run by itself.</summary>
/// <param name="Arguments">Slots to fill before <paramref name="Root"/> is opened.</param>
/// <param name="Outputs">Slots to read after each row.</param>
internal sealed record PlanPart(Operator Root, int[] Arguments, int[] Outputs);
