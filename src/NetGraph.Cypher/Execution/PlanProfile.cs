using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

/// <summary>Counts, for PROFILE, the rows each operator hands up.</summary>
internal sealed class PlanProfile
{
    private readonly Dictionary<LogicalOperator, CountingOperator> _counters = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts a counter on an operator.</summary>
    public Operator Count(LogicalOperator node, Operator built) => _counters[node] = new CountingOperator(built);

    /// <summary>What the plan's text says after an operator.</summary>
    public string Annotate(LogicalOperator node) => _counters.TryGetValue(node, out var counter) ? $" [rows: {counter.Rows}]" : "";

    private sealed class CountingOperator(Operator inner) : Operator
    {
        public long Rows { get; private set; }

        public override void Open() => inner.Open();

        public override bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            Rows++;
            return true;
        }
    }
}
