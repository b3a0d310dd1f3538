using NetGraph.Testing;
using Xunit;

namespace NetGraph.PropertyGraph.Tests.Values;

public sealed class GraphOrderingTests
{
    /// <summary>One of everything, in the order that openCypher's orderability gives.</summary>
    private static readonly GraphValue[] Ascending =
    [
        GraphValue.Of(GraphMap.Empty),
        ValueNotation.Parse("{a: 1}"),
        ValueNotation.Parse("{a: 2}"),
        ValueNotation.Parse("{b: 1}"),
        GraphValue.NodeReference(1),
        GraphValue.NodeReference(2),
        GraphValue.RelationshipReference(1),
        GraphValue.EmptyList,
        ValueNotation.Parse("['a']"),
        ValueNotation.Parse("['a', 1]"),
        ValueNotation.Parse("[1, 'a']"),
        ValueNotation.Parse("[1, null]"),
        ValueNotation.Parse("[null]"),
        GraphValue.Of(new GraphPath([GraphValue.NodeReference(1)], [])),
        GraphValue.Of(new GraphPoint(7203, 0, 1, null)),
        GraphValue.Of(new GraphDateTime(0, 0)),
        GraphValue.Of(new GraphDateTime(0, 0, 3600)),
        GraphValue.Of(new GraphDateTime(0, 0, 3600, "Europe/Berlin")),
        GraphValue.Of(new GraphLocalDateTime(0, 1)),
        GraphValue.Of(new GraphDate(0)),
        GraphValue.Of(new GraphTime(0, 0)),
        GraphValue.Of(new GraphLocalTime(0)),
        GraphValue.Of(new GraphDuration(0, 29, 0, 0)),
        GraphValue.Of(new GraphDuration(1, 0, 0, 0)),
        GraphValue.Of(new GraphDuration(0, 31, 0, 0)),
        "",
        "a",
        "\uFF21",
        "\U0001F600",
        false,
        true,
        double.NegativeInfinity,
        -1L,
        1.5,
        9007199254740992.0,
        9007199254740993L,
        double.PositiveInfinity,
        double.NaN,
        GraphValue.Null,
    ];

    [Fact]
    public void Order_is_total()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
            {
                var sign = GraphOrdering.Instance.Compare(Ascending[i], Ascending[j]);
                Assert.True(Math.Sign(sign) == i.CompareTo(j), $"{Ascending[i]} and {Ascending[j]} compare as {sign}");
            }
        }
    }

    [Fact]
    public void Order_holds_integers_and_floats_of_one_value_equal() => Assert.Equal(0, GraphOrdering.Instance.Compare(1L, 1.0));
}
