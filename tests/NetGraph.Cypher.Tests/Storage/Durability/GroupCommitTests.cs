using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Bulk;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultyDisk _disk = new();
    private readonly DurableStore _store;

    public GroupCommitTests() => _store = DurableStore.Open(_folder.Path, _disk);

    public void Dispose()
    {
        _disk.OnFlush = null;
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Commits_at_the_same_time_share_flushes()
    {
        const int threads = 8;
        const int each = 25;
        _disk.OnFlush = () => Thread.Sleep(2);
        var before = _disk.Flushes;
        var commits = Enumerable.Range(0, threads).Select(t => new Thread(() =>
        {
            for (var i = 0; i < each; i++)
                Add($"{t}/{i}");
        })).ToList();
        commits.ForEach(t => t.Start());
        commits.ForEach(t => t.Join());

        var flushes = _disk.Flushes - before;
        Assert.InRange(flushes, each, threads * each / 2);
        Assert.Equal(threads * each, Keys(_store.Storage.BeginRead()).Count);
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(threads * each, Keys(again.Storage.BeginRead()).Count);
        Assert.Empty(StateVerifier.Check(again.Storage.Current));
    }

    [Fact]
    public async Task Asynchronous_commits_share_flushes_and_end_without_a_sleeping_thread()
    {
        const int commits = 64;
        var before = _disk.Flushes;
        _disk.OnFlush = () => Thread.Sleep(2);
        await Task.WhenAll(Enumerable.Range(0, commits).Select(i => Task.Run(async () =>
        {
            using var writer = await _store.Storage.BeginWriteAsync(TestContext.Current.CancellationToken);
            Create(writer, $"{i}");
            await writer.CommitAsync();
            Assert.Contains($"{i}", Keys(_store.Storage.BeginRead()));
        })));

        Assert.InRange(_disk.Flushes - before, 1, commits / 2);
        Assert.Equal(commits, Keys(_store.Storage.BeginRead()).Count);
    }

    [Fact]
    public async Task Readers_do_not_see_what_is_not_durable_while_the_next_writers_go_on()
    {
        using var held = new HeldFlush(_disk);
        var first = CommitInBackground("a");
        await held.ReachedAsync();
        var second = CommitInBackground("b");
        var third = CommitInBackground("c");
        await Appended(2);

        Assert.Empty(Keys(_store.Storage.BeginRead()));
        Assert.False(first.IsCompleted || second.IsCompleted || third.IsCompleted);
        using (var writer = _store.Storage.BeginWrite())
            Assert.Equal(3, Keys(writer).Count);

        held.Release();
        await Task.WhenAll(first, second, third);
        Assert.Equal(3, Keys(_store.Storage.BeginRead()).Count);
    }

    [Fact]
    public async Task Transaction_without_changes_ends_only_when_what_it_read_is_durable()
    {
        using var held = new HeldFlush(_disk);
        var first = CommitInBackground("a");
        await held.ReachedAsync();
        using var reader = _store.Storage.BeginWrite();
        Assert.Single(Keys(reader));
        var committed = reader.CommitAsync();
        Assert.False(committed.IsCompleted);

        held.Release(FaultyDisk.InputOutput());
        await Assert.ThrowsAsync<GraphStoreException>(() => committed);
        await Assert.ThrowsAsync<GraphStoreException>(() => first);
    }

    [Fact]
    public async Task Failed_flush_fails_its_commits_and_all_after_and_none_before()
    {
        Add("before");
        using var held = new HeldFlush(_disk);
        var second = CommitInBackground("second");
        await held.ReachedAsync();
        var third = CommitInBackground("third");
        await Appended(1);
        var onTop = _store.Storage.BeginWrite();
        Create(onTop, "on top");
        held.Release(FaultyDisk.InputOutput());

        Assert.Contains("Input/output error", (await Assert.ThrowsAsync<GraphStoreException>(() => second)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<GraphStoreException>(() => third);
        Assert.Throws<GraphStoreException>(onTop.Commit);
        Assert.Equal(["before"], Keys(_store.Storage.BeginRead()));

        // The file is not to be trusted any more, reading goes on, opening again mends it.
        var refused = Assert.Throws<GraphStoreException>(_store.Storage.BeginWrite);
        Assert.Contains("opened again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["before"], Keys(_store.Storage.BeginRead()));
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(["before"], Keys(again.Storage.BeginRead()));
        Assert.Equal(0, again.TornBytes);
        Assert.Empty(StateVerifier.Check(again.Storage.Current));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void Full_disk_fails_only_the_transaction_that_met_it(int written)
    {
        Add("before");
        var length = new FileInfo(_folder.Log).Length;
        _disk.OnWrite = (_, _) => written;
        Assert.Contains("No space left", Assert.Throws<GraphStoreException>(() => Add("lost")).Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(_folder.Log).Length);
        Assert.Throws<GraphStoreException>(() => AddMany("lost", 40_000));
        Assert.Equal(length, new FileInfo(_folder.Log).Length);
        Assert.Equal(["before"], Keys(_store.Storage.BeginRead()));

        _disk.OnWrite = null;
        Add("after");
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(["after", "before"], Keys(again.Storage.BeginRead()));
    }

    [Fact]
    public async Task Disk_found_full_by_a_flush_can_be_written_again_when_there_is_room()
    {
        Add("before");
        using (var held = new HeldFlush(_disk))
        {
            var first = CommitInBackground("first");
            await held.ReachedAsync();
            var second = CommitInBackground("second");
            await Appended(1);
            held.Release(FaultyDisk.NoSpace());
            await Assert.ThrowsAsync<GraphStoreException>(() => first);
            await Assert.ThrowsAsync<GraphStoreException>(() => second);
        }

        Add("after");
        Assert.Equal(["after", "before"], Keys(_store.Storage.BeginRead()));
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(["after", "before"], Keys(again.Storage.BeginRead()));
        Assert.Empty(StateVerifier.Check(again.Storage.Current));
    }

    [Fact]
    public void Names_of_a_failed_commit_are_told_by_the_next()
    {
        Add("before");
        _disk.OnFlush = OnceThrow(FaultyDisk.NoSpace());
        using (var writer = _store.Storage.BeginWrite())
        {
            writer.SetNodeProperty(writer.CreateNode([writer.InternLabel("Lost")]), writer.InternKey("lost"), 1);
            writer.InternType("LOST");
            Assert.Throws<GraphStoreException>(writer.Commit);
        }

        using (var writer = _store.Storage.BeginWrite())
        {
            var node = writer.CreateNode([writer.InternLabel("Kept"), writer.InternLabel("Lost")]);
            writer.SetNodeProperty(node, writer.InternKey("kept"), 2);
            writer.SetNodeProperty(node, writer.InternKey("lost"), 3);
            writer.CreateRelationship(writer.InternType("KEPT"), node, node);
            writer.Commit();
        }

        var expected = GraphPrint.Of(_store.Storage.BeginRead());
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(expected, GraphPrint.Of(again.Storage.BeginRead()));
        Assert.Contains("Kept", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_that_is_not_of_the_disk_leaves_nothing_in_the_log()
    {
        Add("before");
        var length = new FileInfo(_folder.Log).Length;
        _disk.OnWrite = (_, _) => throw new InvalidOperationException("no such thing");
        Assert.Throws<InvalidOperationException>(() => Add("lost"));
        _disk.OnWrite = null;

        Assert.Equal(length, new FileInfo(_folder.Log).Length);
        Add("after");
        Assert.Equal(["after", "before"], Keys(_store.Storage.BeginRead()));
    }

    [Fact]
    public async Task Bulk_batches_after_a_failed_one_find_what_there_is()
    {
        var bulk = new BulkUpserter(_store.Storage);
        var token = TestContext.Current.CancellationToken;
        await bulk.ApplyAsync(Batch(0), token);
        _disk.OnFlush = OnceThrow(FaultyDisk.NoSpace());
        await Assert.ThrowsAsync<GraphStoreException>(() => bulk.ApplyAsync(Batch(1), token));
        Assert.Equal(600, (await bulk.ApplyAsync(Batch(1), token)).RelationshipsCreated);
        Assert.Equal(0, (await bulk.ApplyAsync(Batch(1), token)).RelationshipsCreated);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => bulk.ApplyAsync(Batch(i % 4), token), token)));

        Assert.Equal(4 * 600, _store.Storage.BeginRead().RelationshipCount);
        Assert.Empty(StateVerifier.Check(_store.Storage.Current));

        static BulkWrite Batch(int number)
        {
            var shape = new NodeReferenceShape("Host", "key");
            return new BulkWrite(
                [new NodeUpsert("Host", "key", [], [.. Enumerable.Range(0, 30).Select(i => (GraphValue[])[i])])],
                [new RelationshipUpsert("T", shape, shape, ["n"], [], [.. Enumerable.Range(0, 600).Select(i => (GraphValue[])[i % 30, i / 30, (number * 600) + i])])]);
        }
    }

    [Fact]
    public void Writer_walks_by_pair_past_relationships_of_a_failed_commit()
    {
        using (var writer = _store.Storage.BeginWrite())
        {
            for (var i = 0; i < 50; i++)
                Create(writer, $"{i}");
            writer.Commit();
        }

        Merge();
        for (var round = 0; round < 10; round++)
        {
            using (var writer = _store.Storage.BeginWrite())
            {
                for (var i = 0; i < 5; i++)
                    writer.DeleteRelationship((round * 7) + i);
                writer.Commit();
            }

            _disk.OnFlush = OnceThrow(FaultyDisk.NoSpace());
            Assert.Throws<GraphStoreException>(Merge);
            Assert.InRange(_store.Storage.BeginRead().RelationshipCount, 2495, 2499);
            Merge();
            Assert.Equal(2500, _store.Storage.BeginRead().RelationshipCount);
            Assert.Empty(StateVerifier.Check(_store.Storage.Current));
        }

        void Merge()
        {
            using var writer = _store.Storage.BeginWrite();
            new CypherEngine().Prepare("MATCH (a), (b) MERGE (a)-[:T]->(b)")
                .Execute(writer, new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, TestContext.Current.CancellationToken).MoveNext();
            writer.Commit();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Exactly_what_was_told_to_be_committed_is_there_whatever_fails(int seed)
    {
        var random = new Random(seed);
        bool Fails() { lock (random) return random.Next(6) == 0; }
        var failsNext = true; // a flush that follows one that failed, to see whether the file can be used, does not
        _disk.OnFlush = () =>
        {
            Thread.Yield();
            failsNext = !failsNext || !Fails();
            if (!failsNext)
                throw FaultyDisk.NoSpace();
        };
        _disk.OnWrite = (_, length) => Fails() && length > LogHead.SlotSize ? length / 2 : length;
        var told = new System.Collections.Concurrent.ConcurrentBag<string>();
        var failed = 0;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(t => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                try
                {
                    using var writer = await _store.Storage.BeginWriteAsync(TestContext.Current.CancellationToken);
                    Create(writer, $"{t}/{i}");
                    if (i % 2 == 0)
                        writer.Commit();
                    else
                        await writer.CommitAsync();
                    told.Add($"{t}/{i}");
                    Assert.Contains($"{t}/{i}", Keys(_store.Storage.BeginRead()));
                }
                catch (GraphStoreException e) when (!e.Message.Contains("opened again", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref failed);
                }
            }
        })));

        _disk.OnFlush = null;
        _disk.OnWrite = null;
        Assert.True(failed > 20 && told.Count > 20, $"{failed} failed, {told.Count} did not");
        Add("last");
        var expected = told.Append("last").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, Keys(_store.Storage.BeginRead()));
        _store.Dispose();
        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(expected, Keys(again.Storage.BeginRead()));
        Assert.Empty(StateVerifier.Check(again.Storage.Current));
    }

    [Fact]
    public void Storage_closes_twice_and_then_refuses_writers()
    {
        Add("a");
        _store.Storage.Dispose();
        _store.Storage.Dispose();
        _store.Dispose();
        _store.Dispose();

        Assert.Throws<ObjectDisposedException>(_store.Storage.BeginWrite);
        Assert.Single(Keys(_store.Storage.BeginRead()));
        Assert.Empty(_disk.Open);
    }

    private static Action OnceThrow(Exception failure)
    {
        var thrown = false;
        return () =>
        {
            if (thrown)
                return;
            thrown = true;
            throw failure;
        };
    }

    private static List<string> Keys(GraphReader graph)
    {
        var keys = new List<string>();
        for (var cursor = graph.ScanNodes(); cursor.MoveNext();)
            keys.Add(graph.NodeProperty(cursor.Node, graph.FindKey("key")).AsString());
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    private static void Create(GraphWriter writer, string key) =>
        writer.SetNodeProperty(writer.CreateNode([writer.InternLabel("Host")]), writer.InternKey("key"), key);

    private void Add(string key) => AddMany(key, 1);

    private void AddMany(string key, int count)
    {
        using var writer = _store.Storage.BeginWrite();
        for (var i = 0; i < count; i++)
            Create(writer, key);
        writer.Commit();
    }

    private Task CommitInBackground(string key) => Task.Factory.StartNew(() => Add(key), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits until so many more nodes can be seen by a writer than by readers, and one more that is being flushed.</summary>
    private async Task Appended(int behindFirst)
    {
        var readers = _store.Storage.Current.NodeHigh;
        for (var seen = 0; seen < readers + 1 + behindFirst;)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            using var writer = await _store.Storage.BeginWriteAsync(TestContext.Current.CancellationToken);
            seen = writer.State.NodeHigh;
        }
    }

    /// <summary>Holds the next flush until it is released, with success or failure.</summary>
    private sealed class HeldFlush : IDisposable
    {
        private readonly FaultyDisk _disk;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new();
        private Exception? _failure;

        public HeldFlush(FaultyDisk disk)
        {
            _disk = disk;
            disk.OnFlush = Hold;
        }

        public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Release(Exception? failure = null)
        {
            _failure = failure;
            _disk.OnFlush = null;
            _released.Set();
        }

        public void Dispose()
        {
            _disk.OnFlush = null;
            _released.Set();
        }

        private void Hold()
        {
            _reached.TrySetResult();
            _released.Wait();
            if (_failure is not null)
                throw _failure;
        }
    }
}
