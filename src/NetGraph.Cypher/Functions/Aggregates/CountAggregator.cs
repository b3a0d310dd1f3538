using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary><c>count(*)</c> counts rows, <c>count(x)</c> values that are not null.</summary>
internal sealed class CountAggregator : IAggregator
{
    private long _count;

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments.Length == 0 || !arguments[0].IsNull)
            _count++;
    }

    public GraphValue Result() => _count;
}
