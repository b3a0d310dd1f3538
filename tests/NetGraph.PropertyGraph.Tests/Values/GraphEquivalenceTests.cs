using NetGraph.Testing;
using Xunit;

namespace NetGraph.PropertyGraph.Tests.Values;

public sealed class GraphEquivalenceTests
{
    [Theory]
    [InlineData("null", "null", true)]
    [InlineData("NaN", "NaN", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("-0.0", "0", true)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    [InlineData("9223372036854775807", "9223372036854775808.0", false)]
    [InlineData("1.5", "1.5", true)]
    [InlineData("[null, 1]", "[null, 1.0]", true)]
    [InlineData("[NaN]", "[NaN]", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("{a: null, b: [1]}", "{b: [1.0], a: null}", true)]
    [InlineData("{a: null}", "{}", false)]
    [InlineData("'1'", "1", false)]
    [InlineData("true", "1", false)]
    [InlineData("null", "false", false)]
    public void Equivalence_and_its_hash_agree(string left, string right, bool expected)
    {
        var (a, b) = (ValueNotation.Parse(left), ValueNotation.Parse(right));

        Assert.Equal(expected, GraphEquivalence.Instance.Equals(a, b));
        if (expected)
            Assert.Equal(GraphEquivalence.Instance.GetHashCode(a), GraphEquivalence.Instance.GetHashCode(b));
    }

    [Fact]
    public void Rows_are_equivalent_column_by_column()
    {
        GraphValue[] one = [1L, GraphValue.Null];
        GraphValue[] other = [1.0, GraphValue.Null];

        Assert.True(GraphEquivalence.Rows.Equals(one, other));
        Assert.Equal(GraphEquivalence.Rows.GetHashCode(one), GraphEquivalence.Rows.GetHashCode(other));
        Assert.False(GraphEquivalence.Rows.Equals(one, [1L]));
    }
}
