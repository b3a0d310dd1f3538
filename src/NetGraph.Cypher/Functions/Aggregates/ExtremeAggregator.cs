using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>min (sign -1) and max (sign 1) by the total order; null without values.</summary>
internal sealed class ExtremeAggregator(int sign) : IAggregator
{
    private GraphValue _best;

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        var value = arguments[0];
        if (!value.IsNull && (_best.IsNull || GraphOrdering.Instance.Compare(value, _best) * sign > 0))
            _best = value;
    }

    public GraphValue Result() => _best;
}
