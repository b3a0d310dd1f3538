using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>The aggregating functions (Cypher manual, "Aggregating functions"). All but <c>count(*)</c> pass over nulls.</summary>
internal static class AggregateFunctions
{
    private const ValueTypes Summable = ValueTypes.Number | ValueTypes.Duration;

    public static IEnumerable<AggregateDefinition> All { get; } =
    [
        Of("count", ValueTypes.Integer, () => new CountAggregator(), "The number of rows, or of values that are not null.", Takes("input", ValueTypes.Any)),
        Of("sum", Summable, () => new SumAggregator(), "The sum of numbers or durations; 0 without any.", Needs("input", Summable)),
        Of("avg", ValueTypes.Float | ValueTypes.Duration | ValueTypes.Null, () => new AverageAggregator(), "The mean of numbers or durations.", Needs("input", Summable)),
        Of("min", ValueTypes.Any, () => new ExtremeAggregator(sign: -1), "The smallest value in the order of ORDER BY.", Needs("input", ValueTypes.Any)),
        Of("max", ValueTypes.Any, () => new ExtremeAggregator(sign: 1), "The largest value in the order of ORDER BY.", Needs("input", ValueTypes.Any)),
        Of("collect", ValueTypes.List, () => new CollectAggregator(), "The values as a list.", Needs("input", ValueTypes.Any)),
        Of("stDev", ValueTypes.Float, () => new DeviationAggregator(ofPopulation: false), "The standard deviation of a sample.", Needs("input", ValueTypes.Number)),
        Of("stDevP", ValueTypes.Float, () => new DeviationAggregator(ofPopulation: true), "The standard deviation of a population.", Needs("input", ValueTypes.Number)),
        Of("percentileCont", ValueTypes.Float | ValueTypes.Null, () => new PercentileAggregator(interpolates: true), "The value at a percentile (0 to 1), interpolated.", Needs("input", ValueTypes.Number), Needs("percentile", ValueTypes.Number)),
        Of("percentileDisc", ValueTypes.Number | ValueTypes.Null, () => new PercentileAggregator(interpolates: false), "The value at a percentile (0 to 1), one of the values.", Needs("input", ValueTypes.Number), Needs("percentile", ValueTypes.Number)),
    ];

    private static AggregateDefinition Of(string name, ValueTypes returns, Func<IAggregator> create, string description, params FunctionParameter[] parameters) =>
        new(name, parameters, returns, create, description);
}
