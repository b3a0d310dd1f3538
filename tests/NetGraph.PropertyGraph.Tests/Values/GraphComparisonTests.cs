using NetGraph.Testing;
using Xunit;

namespace NetGraph.PropertyGraph.Tests.Values;

public sealed class GraphComparisonTests
{
    [Theory]
    [InlineData("1", "2", true)]
    [InlineData("2", "1.5", false)]
    [InlineData("9007199254740992.0", "9007199254740993", true)]
    [InlineData("'a'", "'b'", true)]
    [InlineData("'\uFF21'", "'\U0001F600'", true)]
    [InlineData("'a'", "'ab'", true)]
    [InlineData("false", "true", true)]
    [InlineData("1", "'a'", null)]
    [InlineData("1", "null", null)]
    [InlineData("1", "NaN", false)]
    [InlineData("NaN", "NaN", false)]
    [InlineData("NaN", "'a'", null)]
    [InlineData("[1, 2]", "[1, 3]", true)]
    [InlineData("[1]", "[1, null]", true)]
    [InlineData("[1, 2]", "[1, null]", null)]
    [InlineData("[1, 2]", "[3, null]", true)]
    [InlineData("[1, 'a']", "[1, null]", null)]
    [InlineData("{a: 1}", "{a: 2}", null)]
    [InlineData("(:A)", "(:A)", null)]
    public void Less_is_three_valued(string left, string right, bool? expected) =>
        Assert.Equal(expected, GraphComparison.Less(ValueNotation.Parse(left), ValueNotation.Parse(right)));

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("NaN", "1", false)]
    [InlineData("[]", "[]", true)]
    [InlineData("null", "null", null)]
    public void LessOrEqual_and_GreaterOrEqual_hold_equal_values(string left, string right, bool? expected)
    {
        Assert.Equal(expected, GraphComparison.LessOrEqual(ValueNotation.Parse(left), ValueNotation.Parse(right)));
        Assert.Equal(expected, GraphComparison.GreaterOrEqual(ValueNotation.Parse(left), ValueNotation.Parse(right)));
    }

    [Fact]
    public void Less_does_not_order_durations_and_points()
    {
        Assert.Null(GraphComparison.Less(GraphValue.Of(new GraphDuration(0, 1, 0, 0)), GraphValue.Of(new GraphDuration(0, 2, 0, 0))));
        Assert.Null(GraphComparison.Less(GraphValue.Of(new GraphPoint(7203, 0, 0, null)), GraphValue.Of(new GraphPoint(7203, 1, 1, null))));
    }

    [Fact]
    public void Less_orders_times_by_instant()
    {
        var ten = GraphValue.Of(new GraphTime(10 * 3600 * GraphCalendar.NanosecondsPerSecond, 3600));
        var halfPastNine = GraphValue.Of(new GraphTime(((9 * 3600) + 1800) * GraphCalendar.NanosecondsPerSecond, 0));

        Assert.True(GraphComparison.Less(ten, halfPastNine));
        Assert.Equal(-1, GraphComparison.Compare(ten, halfPastNine));
    }
}
