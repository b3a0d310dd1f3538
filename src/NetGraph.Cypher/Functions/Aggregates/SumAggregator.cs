using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Aggregates;

/// <summary>
/// Sums integers exactly until a float comes, then floats. Durations sum part by part and do not mix with numbers.
/// </summary>
internal sealed class SumAggregator : IAggregator
{
    private Int128 _whole;
    private double _fraction;
    private bool _hasFloat;
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
                _hasNumber = _hasFloat = true;
                _fraction += value.AsFloat();
                break;
            case GraphValueKind.Duration:
                _duration = DurationMath.Add(_duration ?? GraphDuration.Zero, value.AsDuration());
                break;
            default:
                throw FunctionFactory.WrongArgument("sum", "input", value);
        }

        if (_hasNumber && _duration is not null)
            throw CypherErrors.Type("InvalidArgumentValue", "sum() cannot add numbers and durations.");
    }

    public GraphValue Result()
    {
        if (_duration is { } duration)
            return GraphValue.Of(duration);
        if (_hasFloat)
            return (double)_whole + _fraction;
        return _whole >= long.MinValue && _whole <= long.MaxValue
            ? (long)_whole
            : throw CypherErrors.Arithmetic("IntegerOverflow", $"The sum {_whole} lies outside 64-bit integers.");
    }
}
