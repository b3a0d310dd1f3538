using NetGraph.Testing;
using Xunit;

namespace NetGraph.PropertyGraph.Tests.Values;

public sealed class GraphEqualityTests
{
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    [InlineData("9223372036854775807", "9.223372036854775807e18", false)]
    [InlineData("NaN", "NaN", false)]
    [InlineData("1", "NaN", false)]
    [InlineData("'a'", "NaN", false)]
    [InlineData("0.0", "-0.0", true)]
    [InlineData("1", "'1'", false)]
    [InlineData("true", "true", true)]
    [InlineData("null", "null", null)]
    [InlineData("1", "null", null)]
    [InlineData("[1]", "[1, null]", false)]
    [InlineData("[null]", "[1]", null)]
    [InlineData("[null, 1]", "[null, 2]", false)]
    [InlineData("[1, 2]", "[1.0, 2]", true)]
    [InlineData("[]", "[]", true)]
    [InlineData("[]", "{}", false)]
    [InlineData("{a: null}", "{a: null}", null)]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}", true)]
    [InlineData("{a: 1, b: null}", "{a: 2, b: null}", false)]
    [InlineData("{a: 1}", "{b: 1}", false)]
    [InlineData("{a: null}", "{}", false)]
    public void Equality_is_three_valued(string left, string right, bool? expected)
    {
        var (a, b) = (ValueNotation.Parse(left), ValueNotation.Parse(right));

        Assert.Equal(expected, GraphEquality.AreEqual(a, b));
        Assert.Equal(expected, GraphEquality.AreEqual(b, a));
    }

    [Fact]
    public void Equality_of_entities_is_by_kind_and_id()
    {
        var whole = GraphValue.Of(new GraphNode(7, ["A"], GraphMap.Empty));

        Assert.True(GraphEquality.AreEqual(whole, GraphValue.NodeReference(7)));
        Assert.False(GraphEquality.AreEqual(whole, GraphValue.NodeReference(8)));
        Assert.False(GraphEquality.AreEqual(whole, GraphValue.RelationshipReference(7)));
    }

    [Fact]
    public void Equality_of_one_instant_in_two_zones_is_false()
    {
        var utc = new GraphDateTime(0, 0);

        Assert.True(GraphEquality.AreEqual(GraphValue.Of(utc), GraphValue.Of(utc)));
        Assert.False(GraphEquality.AreEqual(GraphValue.Of(utc), GraphValue.Of(utc with { OffsetSeconds = 3600 })));
    }

    [Fact]
    public void Equality_of_paths_is_by_what_they_walk()
    {
        GraphValue Path(long second) => GraphValue.Of(new GraphPath(
            [GraphValue.NodeReference(1), GraphValue.NodeReference(second)],
            [GraphValue.RelationshipReference(5)]));

        Assert.True(GraphEquality.AreEqual(Path(2), Path(2)));
        Assert.False(GraphEquality.AreEqual(Path(2), Path(3)));
    }

    [Fact]
    public void Equality_of_values_nested_too_deep_throws_instead_of_ending_the_process()
    {
        static GraphValue Nest()
        {
            var value = GraphValue.EmptyList;
            for (var i = 0; i < 1_000_000; i++)
                value = GraphValue.Of([value]);
            return value;
        }

        Assert.Throws<InsufficientExecutionStackException>(() => GraphEquality.AreEqual(Nest(), Nest()));
    }
}
