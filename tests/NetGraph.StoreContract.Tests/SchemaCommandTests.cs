using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

/// <summary>Named indexes and constraints: the same in every store, and kept where the store keeps anything.</summary>
public sealed class SchemaCommandTests
{
    private const string Constraints = "SHOW CONSTRAINTS YIELD name ORDER BY name";

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Rules_are_kept_and_enforced_over_reopening(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        var made = await test.WriteAsync("CREATE CONSTRAINT host_key FOR (h:Host) REQUIRE h.key IS NODE KEY");
        await test.WriteAsync("CREATE CONSTRAINT port_type FOR (p:Port) REQUIRE p.number IS :: INTEGER");
        await test.WriteAsync("CREATE INDEX packets FOR ()-[r:CONNECTED_TO]-() ON (r.packets)");
        await test.WriteAsync("CREATE (:Host {key: 'a'})-[:CONNECTED_TO {packets: 5}]->(:Host {key: 'b'})");
        await test.ReopenAsync();

        Assert.Equal(new GraphChanges(ConstraintsAdded: 1), made.Changes);
        Assert.Equal(["host_key", "port_type"], (await test.ReadAsync(Constraints)).Select(r => r[0].AsString()));
        await RefusesAsync(test, "CREATE (:Host {key: 'a'})");
        await RefusesAsync(test, "CREATE (:Host)");
        await RefusesAsync(test, "MATCH (h:Host {key: 'a'}) SET h.key = null");
        await RefusesAsync(test, "CREATE (:Port {number: '80'})");
        await test.WriteAsync("CREATE (:Port {number: 80})");
        Assert.Single(await test.ReadAsync("MATCH ()-[r:CONNECTED_TO]->() WHERE r.packets > 4 RETURN r"));
        Assert.Equal(2, (await test.Store.CountAsync(CancellationToken.None)).NodesByLabel["Host"]);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Dropped_rules_stay_dropped(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE CONSTRAINT c FOR (h:Host) REQUIRE h.key IS UNIQUE");
        await test.WriteAsync("CREATE (:Host {key: 'a'})");
        await test.WriteAsync("DROP CONSTRAINT c");
        await test.ReopenAsync();

        await test.WriteAsync("CREATE (:Host {key: 'a'})");
        Assert.Empty(await test.ReadAsync(Constraints));
        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("CREATE CONSTRAINT c FOR (h:Host) REQUIRE h.key IS UNIQUE"));
        Assert.EndsWith("ConstraintCreationFailed", error.Code, StringComparison.Ordinal);
        Assert.Equal(2, (await test.ReadAsync("MATCH (h:Host {key: 'a'}) RETURN h")).Count);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Rule_of_a_rolled_back_transaction_was_never_there(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.WriteAsync<int>(
            async (tx, token) =>
            {
                await StoreUnderTest.RowsAsync(tx, "CREATE CONSTRAINT c FOR (h:Host) REQUIRE h.key IS UNIQUE", [], token);
                throw new InvalidOperationException("undone");
            },
            CancellationToken.None));
        await test.WriteAsync("CREATE (:Host {key: 1}), (:Host {key: 1})");
        await test.ReopenAsync();
        Assert.Empty(await test.ReadAsync(Constraints));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Schema_request_and_command_know_of_each_other(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.Store.EnsureSchemaAsync(new GraphSchemaRequest([new("Host", "key")], [new("Host", "network")]), CancellationToken.None);
        var rows = await test.ReadAsync("SHOW INDEXES YIELD type, properties, owningConstraint WHERE type = 'RANGE' RETURN properties[0], owningConstraint IS NOT NULL ORDER BY properties[0]");

        Assert.Equal([("key", true), ("network", false)], rows.Select(r => (r[0].AsString(), r[1].AsBoolean())));
        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("CREATE CONSTRAINT mine FOR (h:Host) REQUIRE h.key IS UNIQUE"));
        Assert.EndsWith("ConstraintAlreadyExists", error.Code, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Readers_go_on_while_rules_come_and_go(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("UNWIND range(1, 300) AS i CREATE (:Host {key: i, part: i % 10})");
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var rows = await test.ReadAsync("MATCH (h:Host) WHERE h.key > 100 AND h.key <= 200 RETURN count(h) AS n");
                Assert.Equal(100, rows[0][0].AsInteger());
            }
        })).ToList();

        for (var round = 0; round < 15; round++)
        {
            await test.WriteAsync("CREATE INDEX keys FOR (h:Host) ON (h.key)");
            await test.WriteAsync("MATCH (h:Host) WHERE h.part = 3 SET h.part = 4 SET h.key = h.key RETURN count(h)");
            await test.WriteAsync("MATCH (h:Host {key: 5}) SET h.key = 5000");
            await test.WriteAsync("MATCH (h:Host {key: 5000}) SET h.key = 5");
            await test.WriteAsync("DROP INDEX keys");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static async Task RefusesAsync(StoreUnderTest test, string cypher)
    {
        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync(cypher));
        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", error.Code);
    }
}
