using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>Collects values that are not null in the order of the rows.</summary>
internal sealed class CollectAggregator : IAggregator
{
    private readonly List<GraphValue> _values = [];

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        if (!arguments[0].IsNull)
            _values.Add(arguments[0]);
    }

    public GraphValue Result() => GraphValue.Of(_values);
}
