using NetGraph.Cypher.Functions.Aggregates;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.coll: what an aggregating function does for rows, done for a list. Nulls are passed over; nothing gives null.</summary>
internal static class CollectionNumbers
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Folded("sum", ValueTypes.Float, "The sum of numbers as a float.", () => new SumAggregator(), asFloat: true, "coll"),
        Folded("sumLongs", ValueTypes.Integer, "The sum of integers.", () => new SumAggregator(), asFloat: false, "coll"),
        Folded("avg", ValueTypes.Float, "The mean of numbers.", () => new AverageAggregator(), asFloat: true, "coll"),
        Folded("min", ValueTypes.Any, "The smallest value.", () => new ExtremeAggregator(sign: -1), asFloat: false, "values"),
        Folded("max", ValueTypes.Any, "The largest value.", () => new ExtremeAggregator(sign: 1), asFloat: false, "values"),
        NullPropagating("apoc.coll.stdev", ValueTypes.Float, "The standard deviation: of a sample, or of a population when not bias-corrected.", (c, a) => Fold(c, a[0].AsList(), new DeviationAggregator(ofPopulation: !FlagOr(a, 1, otherwise: true))), Numbers("list"), Takes("isBiasCorrected", ValueTypes.Boolean).Or("true")),
        NullPropagating("apoc.coll.runningTotal", ValueTypes.List, "The sum up to each element.", RunningTotal, Numbers("list")).Giving("LIST<INTEGER | FLOAT>"),
    ];

    private static FunctionDefinition Folded(string name, ValueTypes returns, string description, Func<IAggregator> create, bool asFloat, string parameter)
    {
        GraphValue Body(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
        {
            var list = arguments[0].AsList();
            if (list.Count == 0)
                return GraphValue.Null;
            var result = Fold(context, list, create());
            if (name == "sumLongs" && result.Kind == GraphValueKind.Float)
                return (long)result.AsFloat();
            return asFloat && result.Kind == GraphValueKind.Integer ? result.AsNumber() : result;
        }

        return NullPropagating($"apoc.coll.{name}", returns, description, Body, returns == ValueTypes.Any ? List(parameter) : Numbers(parameter));
    }

    private static GraphValue Fold(IFunctionContext context, IReadOnlyList<GraphValue> list, IAggregator aggregator)
    {
        foreach (var item in context.Each(list))
            aggregator.Add([item]);
        return aggregator.Result();
    }

    private static GraphValue RunningTotal(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var sum = new SumAggregator();
        return context.Map(arguments[0].AsList(), item =>
        {
            sum.Add([item]);
            return sum.Result();
        });
    }
}
