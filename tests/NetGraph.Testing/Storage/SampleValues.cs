using NetGraph.PropertyGraph;

namespace NetGraph.Testing.Storage;

/// <summary>One or more values of every kind that a property may hold.</summary>
internal static class SampleValues
{
    public static GraphValue[] All { get; } =
    [
        true, false, 0, 1, -1, 127, -129, 40000, -70000, long.MaxValue, long.MinValue,
        0.0, -0.0, 1.0, 1.5, double.NaN, double.PositiveInfinity,
        "", "a", "tcp", "größe \ud83d\ude00", new string('x', 70),
        GraphValue.Of(new GraphDate(0)), GraphValue.Of(new GraphDate(-400_000_000)),
        GraphValue.Of(new GraphLocalTime(86_399_999_999_999)),
        GraphValue.Of(new GraphTime(1, -3600)),
        GraphValue.Of(new GraphLocalDateTime(20_000, 5)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 123_456_789)),
        GraphValue.Of(new GraphDateTime(-5, 999_999_999)),
        GraphValue.Of(new GraphDateTime(99_999_999_999, 1)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 0, 3600)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 0, 3600, "Europe/Berlin")),
        GraphValue.Of(new GraphDuration(1, -2, 3, 4)),
        GraphValue.Of(new GraphPoint(GraphPoint.Wgs84, 7.5, 47.25, null)),
        GraphValue.Of(new GraphPoint(GraphPoint.CartesianThreeD, 1, -0.0, 3)),
        GraphValue.EmptyList,
        GraphValue.Of([1, 2]), GraphValue.Of([1.0, 2.0]), GraphValue.Of(["a", "b"]), GraphValue.Of([true]),
        GraphValue.Of([GraphValue.Of(new GraphDateTime(7, 8))]),
    ];
}
