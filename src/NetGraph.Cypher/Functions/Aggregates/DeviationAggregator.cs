using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>Standard deviation by Welford's method (1962), of a sample (n-1) or a population (n); 0.0 where it is undefined, as in Neo4j.</summary>
internal sealed class DeviationAggregator(bool ofPopulation) : IAggregator
{
    private long _count;
    private double _mean;
    private double _squares;

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        var value = arguments[0];
        if (value.IsNull)
            return;
        if (!value.IsNumber)
            throw FunctionFactory.WrongArgument(ofPopulation ? "stDevP" : "stDev", "input", value);

        _count++;
        var number = value.AsNumber();
        var delta = number - _mean;
        _mean += delta / _count;
        _squares += delta * (number - _mean);
    }

    public GraphValue Result()
    {
        var divisor = ofPopulation ? _count : _count - 1;
        return divisor > 0 ? Math.Sqrt(_squares / divisor) : 0.0;
    }
}
