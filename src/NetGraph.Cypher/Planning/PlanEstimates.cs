using System.Globalization;

namespace NetGraph.Cypher.Planning;

/// <summary>The estimated rows of each operator of a plan, as EXPLAIN and PROFILE print them.</summary>
internal sealed class PlanEstimates(LogicalPlan plan, IGraphStatistics statistics)
{
    private readonly IReadOnlyDictionary<LogicalOperator, double> _rows = CardinalityEstimator.Estimate(plan, statistics);

    /// <summary><c>est: 12</c>, whole rows; <c>est: &lt;1</c> where less than one is expected; empty for an operator that was not estimated.</summary>
    public string Text(LogicalOperator node)
    {
        if (!_rows.TryGetValue(node, out var rows))
            return "";
        return rows is > 0 and < 0.5 ? "est: <1" : string.Create(CultureInfo.InvariantCulture, $"est: {Math.Round(rows):0}");
    }
}
