using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Vectors;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

/// <summary>Counts, for PROFILE, the rows each operator hands up.</summary>
internal sealed class PlanProfile
{
    private readonly Dictionary<LogicalOperator, RowCounter> _counters = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts a counter on an operator.</summary>
    public Operator Count(LogicalOperator node, Operator built) => new CountingOperator(built, CountBatches(node));

    /// <summary>A counter for an operator that counts its rows itself.</summary>
    public RowCounter CountBatches(LogicalOperator node) => _counters[node] = new RowCounter();

    /// <summary>What the plan's text says of an operator; empty for one that has not been built.</summary>
    public string Text(LogicalOperator node) => _counters.TryGetValue(node, out var counter) ? $"rows: {counter.Rows}" : "";

    private sealed class CountingOperator(Operator inner, RowCounter counter) : Operator
    {
        public override void Open() => inner.Open();

        public override bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            counter.Rows++;
            return true;
        }
    }
}
