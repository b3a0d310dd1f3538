using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>The mean: always a float for numbers, a duration for durations, null without values. Integers are summed exactly.</summary>
internal sealed class AverageAggregator : IAggregator
{
    private Int128 _whole;
    private double _fraction;
    private long _count;
    private GraphDuration? _duration;
    private bool _hasNumber;

    public void Add(ReadOnlySpan<GraphValue> arguments)
    {
        var value = arguments[0];
        switch (value.Kind)
        {
            case GraphValueKind.Null:
                return;
            case GraphValueKind.Integer:
                _hasNumber = true;
                _whole += value.AsInteger();
                break;
            case GraphValueKind.Float:
                _hasNumber = true;
                _fraction += value.AsFloat();
                break;
            case GraphValueKind.Duration:
                _duration = DurationMath.Add(_duration ?? GraphDuration.Zero, value.AsDuration());
                break;
            default:
                throw FunctionFactory.WrongArgument("avg", "input", value);
        }

        _count++;
        if (_hasNumber && _duration is not null)
            throw CypherErrors.Type("InvalidArgumentValue", "avg() cannot mix numbers and durations.");
    }

    public GraphValue Result()
    {
        if (_count == 0)
            return GraphValue.Null;
        return _duration is { } duration ? GraphValue.Of(DurationMath.Divide(duration, _count)) : ((double)_whole + _fraction) / _count;
    }
}
