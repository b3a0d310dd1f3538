using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

public sealed class ValueTests
{
    private static readonly GraphValue[] Values =
    [
        true, false, 0, -1, 300, long.MaxValue, long.MinValue, 0.0, -0.0, 1.5, double.NaN, double.NegativeInfinity,
        "", "tcp", "größe \ud83d\ude00", new string('x', 100_000),
        GraphValue.Of(new GraphDate(19_000)),
        GraphValue.Of(new GraphLocalTime(1)),
        GraphValue.Of(new GraphTime(1, -3600)),
        GraphValue.Of(new GraphLocalDateTime(19_000, 5)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 123_456_789)),
        GraphValue.Of(new GraphDateTime(-1, 999_999_999)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 1, 3600)),
        GraphValue.Of(new GraphDateTime(1_700_000_000, 1, 3600, "Europe/Berlin")),
        GraphValue.Of(new GraphDuration(1, -2, 3, 4)),
        GraphValue.Of(new GraphPoint(GraphPoint.Wgs84, 7.5, 47.25, null)),
        GraphValue.Of(new GraphPoint(GraphPoint.CartesianThreeD, 1, 2, 3)),
        GraphValue.EmptyList, GraphValue.Of([1, 2]), GraphValue.Of([1.0]), GraphValue.Of(["b", "a"]), GraphValue.Of([true, false]),
        GraphValue.Of([GraphValue.Of(new GraphDateTime(7, 8))]),
    ];

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Values_of_every_kind_are_kept_on_nodes_and_relationships(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        for (var i = 0; i < Values.Length; i++)
            await test.WriteAsync("CREATE (:N {i: $i, v: $v})-[:R {v: $v}]->(:M)", ("i", i), ("v", Values[i]));

        await test.ReopenAsync();
        var rows = await test.ReadAsync("MATCH (n:N)-[r]->() RETURN n.v AS v, r.v AS r, n ORDER BY n.i");
        Assert.Equal(Values.Length, rows.Count);
        for (var i = 0; i < Values.Length; i++)
        {
            Assert.Equal(Text(Values[i]), Text(rows[i][0]));
            Assert.Equal(Text(Values[i]), Text(rows[i][1]));
            Assert.Equal(Text(Values[i]), Text(rows[i][2].AsNode().Properties["v"]));
        }
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Absent_and_removed_properties_are_null(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (n:N {a: 1, b: 2}) SET n.c = null REMOVE n.b");
        await test.ReopenAsync();
        var row = (await test.ReadAsync("MATCH (n:N) RETURN n.a AS a, n.b AS b, n.c AS c, keys(n) AS keys"))[0];
        Assert.Equal((1L, true, true), (row[0].AsInteger(), row[1].IsNull, row[2].IsNull));
        Assert.Equal("['a']", row[3].ToString());
    }

    private static string Text(GraphValue value) => $"{value.Kind} {value}";
}
