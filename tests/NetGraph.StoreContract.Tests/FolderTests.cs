using NetGraph.Cypher;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.StoreContract.Tests;

/// <summary>What only a store on disk promises.</summary>
public sealed class FolderTests
{
    [Fact]
    public async Task Second_opener_reads_what_is_committed_and_is_told_who_writes()
    {
        await using var test = await StoreUnderTest.OpenAsync("file");
        await test.WriteAsync("CREATE (:Host {key: 'a'})");
        await using var second = await test.OpenAgainAsync();
        Assert.Equal(1, (await second.CountAsync(CancellationToken.None)).NodesByLabel["Host"]);
        await test.WriteAsync("CREATE (:Host {key: 'b'})");
        Assert.Equal(2, (await second.CountAsync(CancellationToken.None)).NodesByLabel["Host"]);

        var error = await Assert.ThrowsAsync<GraphStoreException>(() => second.BulkWriteAsync(new BulkWrite([new NodeUpsert("Host", "key", [], [["c"]])], []), CancellationToken.None));
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compaction_keeps_everything_and_takes_less_space()
    {
        await using var test = await StoreUnderTest.OpenAsync("file");
        await test.Store.EnsureSchemaAsync(new GraphSchemaRequest([new("Host", "key")], []), CancellationToken.None);
        await test.WriteAsync("UNWIND range(1, 2000) AS i CREATE (:Host {key: 'host ' + toString(i)})-[:T {n: i}]->(:Port {number: i})");
        await test.WriteAsync("MATCH (h:Host)-[r]->(p) WHERE r.n > 100 DETACH DELETE h, p");
        await test.Store.DisposeAsync();

        var (before, after) = EmbeddedStoreMaintenance.Compact(test.Address);
        Assert.True(after < before, $"{before} bytes before, {after} after");
        Assert.Empty(EmbeddedStoreMaintenance.Verify(test.Address).Problems);
        Assert.Equal((200L, 100L), (EmbeddedStoreMaintenance.Info(test.Address).Nodes, EmbeddedStoreMaintenance.Info(test.Address).Relationships));

        await test.ReopenAsync();
        Assert.Equal(5050, (await test.ReadAsync("MATCH (:Host)-[r:T]->(p:Port) WHERE p.number = r.n RETURN sum(r.n) AS n"))[0][0].AsInteger());
        await Assert.ThrowsAnyAsync<QueryException>(() => test.WriteAsync("CREATE (:Host {key: 'host 7'})"));
        await test.WriteAsync("CREATE (:New {key: 'x'})");
        await test.ReopenAsync();
        Assert.Single(await test.ReadAsync("MATCH (n:New) RETURN n"));
        Assert.Empty(EmbeddedStoreMaintenance.Verify(test.Address).Problems);
    }

    [Fact]
    public async Task Backup_taken_in_use_restores_elsewhere_and_overwrites_only_when_told()
    {
        await using var test = await StoreUnderTest.OpenAsync("file");
        await test.WriteAsync("CREATE (:Host {key: 'a'})");
        var file = test.Folder + ".backup";
        EmbeddedStoreMaintenance.Backup(test.Address, file);
        await test.WriteAsync("CREATE (:Host {key: 'b'})");

        Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Backup(test.Address, file));
        Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Restore(test.Address, file));
        Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Restore(test.Address, file, overwrite: true));
        await test.Store.DisposeAsync();
        EmbeddedStoreMaintenance.Restore(test.Folder + "2", file);
        Assert.Equal(1, EmbeddedStoreMaintenance.Info(test.Folder + "2").Nodes);
        EmbeddedStoreMaintenance.Restore(test.Address, file, overwrite: true);
        await test.ReopenAsync();
        Assert.Equal("a", Assert.Single(await test.ReadAsync("MATCH (n) RETURN n.key AS key"))[0].AsString());
        Assert.Empty(EmbeddedStoreMaintenance.Verify(test.Address).Problems);
    }

    [Fact]
    public async Task Missing_store_and_a_file_in_its_place_are_told()
    {
        await using var test = await StoreUnderTest.OpenAsync("file");
        Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Verify(test.Folder + "-none"));
        Assert.False(Directory.Exists(test.Folder + "-none"));

        var file = Path.Combine(test.Folder, "lock");
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => test.OpenAtAsync("file:" + file));
        Assert.Contains("is a file", error.Message, StringComparison.Ordinal);
    }
}
