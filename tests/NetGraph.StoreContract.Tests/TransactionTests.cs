using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

public sealed class TransactionTests
{
    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Write_commits_what_the_delegate_returned_from(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        var summary = await test.WriteAsync("CREATE (a:Host {key: 'a'})-[:CONNECTED_TO {packets: 3}]->(b:Host {key: 'b'})");

        Assert.Equal((2L, 1L, 3L), (summary.Changes.NodesCreated, summary.Changes.RelationshipsCreated, summary.Changes.PropertiesSet));
        await test.ReopenAsync();
        var row = Assert.Single(await test.ReadAsync("MATCH (a)-[r]->(b) RETURN a, r, b.key AS b"));
        Assert.Equal("a", row[0].AsNode().Properties["key"].AsString());
        Assert.Equal(["Host"], row[0].AsNode().Labels);
        Assert.Equal(("CONNECTED_TO", 3L), (row[1].AsRelationship().Type, row[1].AsRelationship().Properties["packets"].AsInteger()));
        Assert.Equal("b", row[2].AsString());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Write_rolls_back_when_the_delegate_throws(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:Host {key: 'kept'})");
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.WriteAsync<int>(
            async (tx, token) =>
            {
                await StoreUnderTest.RowsAsync(tx, "CREATE (:Lost)", [], token);
                await StoreUnderTest.RowsAsync(tx, "MATCH (n:Host) SET n.key = 'changed'", [], token);
                Assert.Single(await StoreUnderTest.RowsAsync(tx, "MATCH (n:Lost) RETURN n", [], token));
                throw new InvalidOperationException("no");
            },
            CancellationToken.None));

        await test.ReopenAsync();
        var row = Assert.Single(await test.ReadAsync("MATCH (n) RETURN n.key AS key"));
        Assert.Equal("kept", row[0].AsString());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Write_transaction_with_a_failed_statement_does_not_commit(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await Assert.ThrowsAsync<QueryException>(() => test.Store.WriteAsync(
            async (tx, token) =>
            {
                await StoreUnderTest.RowsAsync(tx, "CREATE (:Host)", [], token);
                await Assert.ThrowsAnyAsync<QueryException>(() => StoreUnderTest.RowsAsync(tx, "UNWIND [1, 0] AS d CREATE (:Host {n: 1 / d})", [], token));
                return 0;
            },
            CancellationToken.None));

        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Write_transaction_with_a_cancelled_statement_does_not_commit(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<QueryException>(() => test.Store.WriteAsync(
            async (tx, token) =>
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                    StoreUnderTest.RowsAsync(tx, "UNWIND range(1, 100000) AS n CREATE (:Host {n: n})", [], cancelled.Token));
                return 0;
            },
            CancellationToken.None));

        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Read_refuses_to_write(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.ReadAsync("CREATE (:Host)"));

        Assert.Equal("Neo.ClientError.Statement.AccessMode", error.Code);
        Assert.Empty(await test.ReadAsync("MATCH (n) RETURN n"));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Read_keeps_its_state_while_another_commits(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:Host)");
        var counts = await test.Store.ReadAsync(
            async (tx, token) =>
            {
                var before = await StoreUnderTest.RowsAsync(tx, "MATCH (n:Host) RETURN count(n) AS n", [], token);
                await test.WriteAsync("CREATE (:Host)");
                var after = await StoreUnderTest.RowsAsync(tx, "MATCH (n:Host) RETURN count(n) AS n", [], token);
                return (before[0][0].AsInteger(), after[0][0].AsInteger());
            },
            CancellationToken.None);

        Assert.Equal((1L, 1L), counts);
        Assert.Equal(2, (await test.ReadAsync("MATCH (n:Host) RETURN count(n) AS n"))[0][0].AsInteger());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Connected_node_is_not_deleted(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:Host {key: 'a'})-[:TO]->(:Host {key: 'b'})");
        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("MATCH (n {key: 'a'}) DELETE n"));

        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", error.Code);
        await test.WriteAsync("MATCH (n {key: 'a'}) DETACH DELETE n");
        await test.ReopenAsync();
        Assert.Single(await test.ReadAsync("MATCH (n) RETURN n"));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Limit_on_rows_is_told(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        var summary = await test.Store.ReadAsync(
            async (tx, token) =>
            {
                await using var result = await tx.RunAsync("UNWIND range(1, 10) AS x RETURN x", new Dictionary<string, GraphValue>(), new QueryLimits(MaxRows: 3), token);
                Assert.Equal(["x"], result.Columns);
                return await result.SummarizeAsync(token);
            },
            CancellationToken.None);

        Assert.Equal((3L, true), (summary.Rows, summary.Truncated));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Cancelled_read_stops(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Store.ReadAsync(
            (tx, token) => StoreUnderTest.RowsAsync(tx, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a", [], token),
            source.Token));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Writers_take_turns(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:Counter {n: 0})");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => test.WriteAsync("MATCH (c:Counter) SET c.n = c.n + 1")));

        await test.ReopenAsync();
        Assert.Equal(20, (await test.ReadAsync("MATCH (c:Counter) RETURN c.n AS n"))[0][0].AsInteger());
    }
}
