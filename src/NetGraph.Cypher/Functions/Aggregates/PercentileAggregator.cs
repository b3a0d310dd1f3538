using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>
/// <c>percentileDisc</c> picks the nearest value at or above the rank, <c>percentileCont</c> interpolates between the two neighbours. The
/// percentile is taken from the first row and must lie between 0 and 1.
/// </summary>
internal sealed class PercentileAggregator(bool interpolates) : IAggregator
{
    private readonly List<GraphValue> _values = [];
    private double? _percentile;

    private string Name => interpolates ? "percentileCont" : "percentileDisc";

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        _percentile ??= PercentileOf(arguments[1]);
        var value = arguments[0];
        if (value.IsNull)
            return;
        if (!value.IsNumber)
            throw FunctionFactory.WrongArgument(Name, "input", value);
        _values.Add(value);
    }

    public GraphValue Result()
    {
        if (_values.Count == 0 || _percentile is not { } percentile)
            return GraphValue.Null;

        _values.Sort(GraphOrdering.Instance);
        return interpolates ? Interpolate(percentile * (_values.Count - 1)) : _values[Math.Max(0, (int)Math.Ceiling(percentile * _values.Count) - 1)];
    }

    private double Interpolate(double rank)
    {
        var (below, above) = ((int)Math.Floor(rank), (int)Math.Ceiling(rank));
        var (low, high) = (_values[below].AsNumber(), _values[above].AsNumber());
        return below == above ? low : low + ((high - low) * (rank - below));
    }

    private double PercentileOf(GraphValue value)
    {
        if (!value.IsNumber)
            throw FunctionFactory.WrongArgument(Name, "percentile", value);
        return value.AsNumber() is >= 0 and <= 1
            ? value.AsNumber()
            : throw CypherErrors.Argument("NumberOutOfRange", $"{Name}() needs a percentile between 0.0 and 1.0, not {value}.");
    }
}
