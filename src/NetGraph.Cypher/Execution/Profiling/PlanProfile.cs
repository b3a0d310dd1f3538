using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>
/// Counts, for PROFILE, the rows each operator hands up and how often it looks into the store. Operators know nothing of it: each is
/// put into one that counts, and the graph into one that charges whoever is at work. Only by rows: batches read columns, not the graph.
/// </summary>
internal sealed class PlanProfile
{
    private readonly Dictionary<LogicalOperator, RowCounter> _counters = new(ReferenceEqualityComparer.Instance);

    public StoreHits Hits { get; } = new();

    /// <summary>Puts a counter on an operator.</summary>
    public Operator Count(LogicalOperator node, Operator built) => new CountingOperator(built, CounterOf(node), Hits);

    /// <summary>Puts a counter on the top of a plan, which is charged with what nobody below asks for: making entities whole.</summary>
    public Operator CountTop(LogicalOperator node, Operator built)
    {
        Hits.Owner = CounterOf(node);
        return Count(node, built);
    }

    /// <summary>The counter of an operator, one for all the times that it is built: a batch may build it anew.</summary>
    public RowCounter CounterOf(LogicalOperator node)
    {
        if (!_counters.TryGetValue(node, out var counter))
            _counters.Add(node, counter = new RowCounter());
        return counter;
    }

    /// <summary>What the plan's text says of an operator; empty for one that has not been built.</summary>
    public string Text(LogicalOperator node) => _counters.TryGetValue(node, out var counter) ? $"rows: {counter.Rows}, dbHits: {counter.Hits}" : "";

    private sealed class CountingOperator(Operator inner, RowCounter counter, StoreHits hits) : Operator
    {
        public override void Open()
        {
            var outer = hits.Owner;
            hits.Owner = counter;
            inner.Open();
            hits.Owner = outer;
        }

        public override bool MoveNext()
        {
            // An error ends the run, so nobody is charged wrongly after it.
            var outer = hits.Owner;
            hits.Owner = counter;
            var more = inner.MoveNext();
            hits.Owner = outer;
            if (more)
                counter.Rows++;
            return more;
        }
    }
}
