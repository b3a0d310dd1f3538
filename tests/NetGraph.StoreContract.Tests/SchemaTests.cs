using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

public sealed class SchemaTests
{
    private static readonly GraphSchemaRequest Schema = new([new("Host", "key")], [new("Host", "network")]);

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Unique_key_refuses_a_second_node_and_keeps_the_store_usable(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.Store.EnsureSchemaAsync(Schema, CancellationToken.None);
        await test.Store.EnsureSchemaAsync(Schema, CancellationToken.None);
        await test.WriteAsync("CREATE (:Host {key: 'a'})");
        await test.ReopenAsync();

        var error = await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("CREATE (:Host {key: 'b'}) CREATE (:Host {key: 'a'})"));
        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", error.Code);
        await test.WriteAsync("CREATE (:Port {key: 'a'}) CREATE (:Host {key: 'c'}) CREATE (:Host)");
        Assert.Equal(3, (await test.Store.CountAsync(CancellationToken.None)).NodesByLabel["Host"]);
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Unique_key_is_refused_where_values_repeat(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:Host {key: 'a'}) CREATE (:Host {key: 'a'})");
        await Assert.ThrowsAnyAsync<QueryException>(() => test.Store.EnsureSchemaAsync(Schema, CancellationToken.None));
        await test.WriteAsync("CREATE (:Host {key: 'a'})");
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Indexed_lookup_finds_what_a_scan_finds(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("UNWIND range(0, 99) AS i CREATE (:Host {key: toString(i), network: i % 7})");
        await test.Store.EnsureSchemaAsync(Schema, CancellationToken.None);
        await test.WriteAsync("MATCH (h:Host {network: 3}) SET h.network = 4");
        await test.ReopenAsync();

        Assert.Equal(28, (await test.ReadAsync("MATCH (h:Host {network: 4}) RETURN count(h) AS n"))[0][0].AsInteger());
        Assert.Empty(await test.ReadAsync("MATCH (h:Host {network: 3}) RETURN h"));
        Assert.Single(await test.ReadAsync("MATCH (h:Host {key: $key}) RETURN h", ("key", "42")));
    }

    [Theory]
    [ClassData(typeof(StoreKinds))]
    public async Task Counts_are_by_name_and_leave_out_what_is_gone(string kind)
    {
        await using var test = await StoreUnderTest.OpenAsync(kind);
        await test.WriteAsync("CREATE (:B:A)-[:T]->(:A)-[:U]->(:C)");
        await test.WriteAsync("MATCH (c:C) DETACH DELETE c");
        await test.ReopenAsync();
        var counts = await test.Store.CountAsync(CancellationToken.None);

        Assert.Equal([("A", 2L), ("B", 1L)], counts.NodesByLabel.Select(p => (p.Key, p.Value)));
        Assert.Equal([("T", 1L)], counts.RelationshipsByType.Select(p => (p.Key, p.Value)));
    }
}
