using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Cypher.Tests.Storage.Bulk;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class BulkRecordTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Replayed_batches_make_the_graph_that_was_committed(int seed)
    {
        using var folder = new TemporaryFolder();
        var batches = new RandomBatches(seed);
        for (var session = 0; session < 3; session++)
        {
            string committed;
            using (var store = DurableStore.Open(folder.Path))
            {
                var bulk = new BulkUpserter(store.Storage);
                for (var round = 0; round < 4; round++)
                {
                    await bulk.ApplyAsync(batches.Next(300), CancellationToken.None);
                    if (round == 1)
                        await Record.ExceptionAsync(() => bulk.ApplyAsync(batches.Broken(batches.Next(300)), CancellationToken.None));
                    WriteBetween(store.Storage);
                }

                committed = GraphPrint.Of(store.Storage.BeginRead());
            }

            using var again = DurableStore.Open(folder.Path);
            Assert.Equal(committed, GraphPrint.Of(again.Storage.BeginRead()));
            Assert.Empty(StateVerifier.Check(again.Storage.Current));
            Assert.Equal(0, again.TornBytes);
            if (session == 1)
                again.Compact();
        }

        Assert.Empty(EmbeddedStoreMaintenance.Verify(folder.Path).Problems);
    }

    [Fact]
    public async Task Log_cut_at_any_byte_holds_the_batches_before()
    {
        using var folder = new TemporaryFolder();
        var batches = new RandomBatches(7);
        List<string> states = [];
        byte[] log;
        using (var store = DurableStore.Open(folder.Path))
        {
            states.Add(GraphPrint.Of(store.Storage.BeginRead()));
            var bulk = new BulkUpserter(store.Storage);
            for (var round = 0; round < 5; round++)
            {
                await bulk.ApplyAsync(batches.Next(150), CancellationToken.None);
                states.Add(GraphPrint.Of(store.Storage.BeginRead()));
                WriteBetween(store.Storage);
                states.Add(GraphPrint.Of(store.Storage.BeginRead()));
            }

            log = ReadShared(folder.Log);
        }

        // Marks are written behind each commit and need not be on disk when a crash comes.
        log.AsSpan(FileHeader.Size, LogHead.Size - FileHeader.Size).Clear();
        var random = new Random(11);
        var found = new HashSet<int>();
        var cut = folder.Copy("cut");
        var path = Path.Combine(cut, Path.GetFileName(folder.Log));
        for (var round = 0; round < 150; round++)
        {
            var length = round == 0 ? log.Length : random.Next(LogHead.Size, log.Length);
            File.WriteAllBytes(path, log[..length]);
            var loaded = StoreLoader.Load(new StoreFolder(cut));
            var state = states.IndexOf(GraphPrint.Of(new GraphReader(loaded.State)));
            Assert.Equal(loaded.Transactions, state);
            Assert.Empty(StateVerifier.Check(loaded.State));
            found.Add(state);
        }

        Assert.True(found.Count > 5, $"{found.Count} of {states.Count} states were met");
    }

    [Fact]
    public async Task Repeated_strings_of_a_transaction_are_written_once()
    {
        using var folder = new TemporaryFolder();
        using var store = DurableStore.Open(folder.Path);
        var bulk = new BulkUpserter(store.Storage);
        var random = new Random(5);
        var texts = Enumerable.Range(0, 50).Select(_ => new string([.. Enumerable.Range(0, 1000).Select(_ => (char)('a' + random.Next(26)))])).ToArray();
        var before = new FileInfo(folder.Log).Length;
        await bulk.ApplyAsync(
            new BulkWrite([new NodeUpsert("Host", "key", [new("text")], [.. Enumerable.Range(0, 30_000).Select(i => (GraphValue[])[i, texts[i % 50]])])], []),
            CancellationToken.None);

        Assert.InRange(new FileInfo(folder.Log).Length - before, 20_000, 100_000);
    }

    [Fact]
    public async Task Frames_stay_short_whatever_the_rows_hold()
    {
        using var folder = new TemporaryFolder();
        using (var store = DurableStore.Open(folder.Path))
        {
            var random = new Random(3);
            string Text() => new([.. Enumerable.Range(0, 50_000).Select(_ => (char)('a' + random.Next(26)))]);
            await new BulkUpserter(store.Storage).ApplyAsync(
                new BulkWrite([new NodeUpsert("Host", "key", [new("text"), new("list")], [.. Enumerable.Range(0, 200).Select(i => (GraphValue[])[i, Text(), GraphValue.Of([Text(), i])])])], []),
                CancellationToken.None);
            var log = ReadShared(folder.Log);
            for (var at = LogHead.Size; at < log.Length; at += Frame.Overhead + (int)BitConverter.ToUInt32(log, at))
                Assert.InRange(BitConverter.ToUInt32(log, at), 1u, 4u << 20);
        }

        using var again = DurableStore.Open(folder.Path);
        Assert.Equal(200, again.Storage.BeginRead().NodeCount);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A transaction of the ordinary kind.</summary>
    private static void WriteBetween(GraphStorage storage)
    {
        using var writer = storage.BeginWrite();
        var node = writer.CreateNode([writer.InternLabel("Alert")]);
        writer.SetNodeProperty(node, writer.InternKey("text"), $"between {node}");
        writer.CreateRelationship(writer.InternType("FROM"), node, 0);
        writer.DeleteRelationship(writer.State.RelationshipHigh / 2);
        writer.Commit();
    }
}
