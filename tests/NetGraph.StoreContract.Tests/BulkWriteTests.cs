using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

public sealed class BulkWriteTests
{
    private static readonly NodeReferenceShape Host = new("Host", "key");

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Batch_makes_nodes_then_relationships_and_a_second_time_changes_nothing(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        var batch = new BulkWrite(
            [Hosts([new("name", UpsertRule.Set)], ["a", "first"], ["b", GraphValue.Null])],
            [Connections([new("state", UpsertRule.Set)], ["a", "b", "tcp", 80, "SF"], ["a", "b", "tcp", GraphValue.Null, "S0"])]);

        Assert.Equal(new BulkWriteSummary(2, 0, 2, 0), await test.Store.BulkWriteAsync(batch, CancellationToken.None));
        Assert.Equal(new BulkWriteSummary(0, 0, 0, 0), await test.Store.BulkWriteAsync(batch, CancellationToken.None));
        await test.ReopenAsync();
        Assert.Equal(new BulkWriteSummary(0, 0, 0, 0), await test.Store.BulkWriteAsync(batch, CancellationToken.None));

        var rows = await test.ReadAsync("MATCH (a:Host)-[r:CONNECTED_TO]->(b:Host) RETURN a.name AS name, b.key AS b, r.port AS port, r.state AS state ORDER BY state");
        Assert.Equal(["['first', 'b', null, 'S0']", "['first', 'b', 80, 'SF']"], rows.Select(r => GraphValue.Of(r).ToString()));
    }

    public static TheoryData<string, UpsertRule, string, string, string> Rules()
    {
        (UpsertRule Rule, string Stored, string Incoming, string Expected)[] cases =
        [
            (UpsertRule.Set, "1", "2", "2"), (UpsertRule.Set, "null", "2", "2"), (UpsertRule.Set, "1", "null", "1"),
            (UpsertRule.SetIfAbsent, "1", "2", "1"), (UpsertRule.SetIfAbsent, "null", "2", "2"),
            (UpsertRule.Add, "1", "2", "3"), (UpsertRule.Add, "null", "2", "2"), (UpsertRule.Add, "1", "0.5", "1.5"), (UpsertRule.Add, "1", "null", "1"),
            (UpsertRule.Min, "1", "2", "1"), (UpsertRule.Min, "3", "2", "2"), (UpsertRule.Min, "null", "2", "2"),
            (UpsertRule.Max, "1", "2", "2"), (UpsertRule.Max, "3", "2", "3"), (UpsertRule.Max, "'a'", "'b'", "'b'"),
            (UpsertRule.Union, "[3, 1]", "[2, 3]", "[1, 2, 3]"), (UpsertRule.Union, "null", "['b', 'a', 'b']", "['a', 'b']"), (UpsertRule.Union, "['x']", "null", "['x']"),
        ];
        var data = new TheoryData<string, UpsertRule, string, string, string>();
        foreach (var kind in StoreUnderTest.Kinds)
        {
            foreach (var (rule, stored, incoming, expected) in cases)
                data.Add(kind, rule, stored, incoming, expected);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Rule_joins_the_stored_and_the_incoming_value(string kind, UpsertRule rule, string stored, string incoming, string expected)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync($"CREATE (a:Host {{key: 'a', v: {stored}}})-[:CONNECTED_TO {{protocol: 'tcp', port: 1, v: {stored}}}]->(a)");
        var value = (await test.ReadAsync($"RETURN {incoming} AS v"))[0][0];
        await test.Store.BulkWriteAsync(
            new BulkWrite([Hosts([new("v", rule)], ["a", value])], [Connections([new("v", rule)], ["a", "a", "tcp", 1, value])]),
            CancellationToken.None);

        await test.ReopenAsync();
        var row = Assert.Single(await test.ReadAsync("MATCH (n:Host)-[r]->() RETURN n.v AS n, r.v AS r"));
        Assert.Equal((expected, expected), (row[0].ToString(), row[1].ToString()));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Rows_of_one_batch_meet_each_other(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.Store.BulkWriteAsync(
            new BulkWrite(
                [Hosts([new("n", UpsertRule.Add)], ["a", 1], ["a", 2], ["b", 5])],
                [Connections([new("n", UpsertRule.Add)], ["a", "b", "tcp", 1, 1], ["a", "b", "tcp", 1, 2], ["b", "a", "tcp", 1, 4])]),
            CancellationToken.None);

        Assert.Equal("[3, 5]", (await test.ReadAsync("MATCH (h:Host) WITH h ORDER BY h.key RETURN collect(h.n) AS n"))[0][0].ToString());
        Assert.Equal("[3, 4]", (await test.ReadAsync("MATCH ()-[r]->() WITH r ORDER BY r.n RETURN collect(r.n) AS n"))[0][0].ToString());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Batch_with_a_missing_end_applies_nothing(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await Assert.ThrowsAsync<GraphStoreException>(() => test.Store.BulkWriteAsync(
            new BulkWrite([Hosts([], ["a"])], [Connections([], ["a", "nobody", "tcp", 1])]),
            CancellationToken.None));

        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
        await test.Store.BulkWriteAsync(new BulkWrite([Hosts([], ["a"])], []), CancellationToken.None);
        await test.ReopenAsync();
        Assert.Equal(1, (await test.Store.CountAsync(CancellationToken.None)).NodesByLabel["Host"]);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Batches_between_hubs_find_their_relationships_again(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        const int Count = 20_000;
        BulkWrite Batch(int from) => new(
            [Hosts([], ["a"], ["b"])],
            [Connections([new("n", UpsertRule.Add)], [.. Enumerable.Range(from, Count / 4).Select(i => (GraphValue[])["a", "b", "tcp", i, 1])])]);
        for (var round = 0; round < 2; round++)
        {
            for (var from = 0; from < Count; from += Count / 4)
                await test.Store.BulkWriteAsync(Batch(from), CancellationToken.None);
            await test.WriteAsync("MATCH (h:Host {key: 'a'}) SET h.round = $round", ("round", round));
        }

        var row = (await test.ReadAsync("MATCH ()-[r:CONNECTED_TO]->() RETURN count(r) AS n, min(r.n) AS least, max(r.n) AS most"))[0];
        Assert.Equal($"[{Count}, 2, 2]", GraphValue.Of(row).ToString());
    }

    private static NodeUpsert Hosts(UpsertColumn[] columns, params GraphValue[][] rows) => new("Host", "key", columns, rows);

    private static RelationshipUpsert Connections(UpsertColumn[] columns, params GraphValue[][] rows) =>
        new("CONNECTED_TO", Host, Host, ["protocol", "port"], columns, rows);
}
