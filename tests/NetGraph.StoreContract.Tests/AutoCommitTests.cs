using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

public sealed class AutoCommitTests
{
    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Statement_reads_or_writes_as_it_wants(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        await RowsAsync(test, "CREATE (:Host {key: 'a'})");
        await test.ReopenAsync();

        Assert.Equal("a", Assert.Single(await RowsAsync(test, "MATCH (h:Host) RETURN h.key"))[0].AsString());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Failed_statement_leaves_nothing(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        await Assert.ThrowsAnyAsync<QueryException>(() => RowsAsync(test, "UNWIND [1, 0] AS d CREATE (:Host {n: 1 / d})"));

        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
        await RowsAsync(test, "CREATE (:Host)"); // and nothing is locked
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Second_statement_is_the_callers_mistake(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.AutoCommitAsync(
            async (tx, token) =>
            {
                await StoreUnderTest.RowsAsync(tx, "CREATE (:Host)", [], token);
                return await StoreUnderTest.RowsAsync(tx, "CREATE (:Host)", [], token);
            },
            CancellationToken.None));

        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Batches_are_committed_though_a_later_one_fails(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        await Assert.ThrowsAnyAsync<QueryException>(() => RowsAsync(test, "UNWIND [1, 2, 0] AS d CALL (d) { CREATE (:Host {n: 10 / d}) } IN TRANSACTIONS OF 1 ROW"));

        await test.ReopenAsync();
        Assert.Equal([10, 5], (await test.ReadAsync("MATCH (h:Host) RETURN h.n")).Select(row => row[0].AsInteger()));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Clauses_after_the_batches_are_committed_last(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        await RowsAsync(test, "UNWIND [1, 2] AS d CALL (d) { CREATE (:Host {n: d}) } IN TRANSACTIONS OF 1 ROW WITH count(*) AS c CREATE (:Import {rows: c})");

        await test.ReopenAsync();
        Assert.Equal(2, Assert.Single(await test.ReadAsync("MATCH (i:Import) RETURN i.rows"))[0].AsInteger());
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Batches_are_refused_in_a_transaction_of_several_statements(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);

        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("UNWIND [1] AS d CALL (d) { CREATE (:Host) } IN TRANSACTIONS"));

        Assert.Equal("Neo.DatabaseError.Transaction.TransactionStartFailed", error.Code);
        Assert.Empty((await test.Store.CountAsync(CancellationToken.None)).NodesByLabel);
    }

    private static Task<List<IReadOnlyList<GraphValue>>> RowsAsync(StoreUnderTest test, string cypher) =>
        test.Store.AutoCommitAsync((tx, token) => StoreUnderTest.RowsAsync(tx, cypher, [], token), CancellationToken.None);
}
