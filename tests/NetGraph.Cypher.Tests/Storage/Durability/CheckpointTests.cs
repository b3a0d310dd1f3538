using System.Globalization;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultyDisk _disk = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writers_and_readers_go_on_while_a_checkpoint_writes_its_snapshot()
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        Add(store, 1);
        using var reached = new ManualResetEventSlim();
        using var released = new ManualResetEventSlim();
        _disk.OnStep = (step, path) =>
        {
            if (step != "write" || !path.Contains("snapshot", StringComparison.Ordinal))
                return;
            reached.Set();
            released.Wait();
        };
        var checkpoint = Task.Factory.StartNew(store.Checkpoint, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(reached.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Add(store, 2);
        Assert.Equal(2, Count(store));

        // What a crash would leave now: a snapshot, its log, and a log without a snapshot.
        var crashed = _folder.Copy("crashed");
        Assert.Equal(["log-0.ng", "log-1.ng"], Files(crashed));
        RequireCount(crashed, 2);
        released.Set();
        await checkpoint;

        Add(store, 3);
        Assert.Equal(["log-1.ng", "snapshot-1.ng"], Files(_folder.Path));
        RequireCount(_folder.Copy("done"), 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Crash_at_any_step_of_folding_reopens_to_everything_committed(bool compact)
    {
        var copies = new List<(string Step, string Path, int Committed)>();
        using (var store = DurableStore.Open(_folder.Path, _disk))
        {
            for (var round = 1; round <= 3; round++)
            {
                Add(store, round);
                _disk.OnStep = (step, path) =>
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{copies.Count} {step} {Path.GetFileName(path)}");
                    copies.Add((name, _folder.Copy(name), round));
                };
                if (compact)
                    store.Compact();
                else
                    store.Checkpoint();
                _disk.OnStep = null;
            }
        }

        Assert.True(copies.Count > 15);
        Assert.Contains(copies, c => c.Step.Contains("delete", StringComparison.Ordinal));
        foreach (var (step, path, committed) in copies)
        {
            Assert.True(EmbeddedStoreMaintenance.Verify(path).IsSound, step);
            using var store = DurableStore.Open(path);
            Assert.True(committed == Count(store), step);
            Add(store, 100);
            store.Checkpoint();
            Add(store, 101);
            Assert.Empty(StateVerifier.Check(store.Storage.Current));
            store.Dispose();
            RequireCount(path, committed + 2);
            Assert.Equal(2, Files(path).Count);
        }
    }

    [Theory]
    [InlineData("prepare", "log")]
    [InlineData("place", "log")]
    [InlineData("open", "log")]
    [InlineData("prepare", "snapshot")]
    [InlineData("write", "snapshot")]
    [InlineData("place", "snapshot")]
    public void Full_disk_at_any_step_of_folding_leaves_the_store_usable(string failing, string file)
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        Add(store, 1);
        _disk.OnStep = (step, path) =>
        {
            if (step == failing && Path.GetFileName(path).StartsWith(file, StringComparison.Ordinal))
                throw FaultyDisk.NoSpace();
        };
        Assert.Contains("No space left", Assert.Throws<GraphStoreException>(store.Checkpoint).Message, StringComparison.Ordinal);
        Add(store, 2);
        Assert.Contains("No space left", Assert.Throws<GraphStoreException>(store.Compact).Message, StringComparison.Ordinal);
        Add(store, 3);
        RequireCount(_folder.Copy("full"), 3);

        _disk.OnStep = null;
        store.Compact();
        Add(store, 4);
        store.Checkpoint();
        Assert.Equal(4, Count(store));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), f => f.EndsWith(StoreDisk.Unfinished, StringComparison.Ordinal));
        Assert.Single(_disk.Open);
        store.Dispose();
        Assert.Empty(_disk.Open);
        RequireCount(_folder.Path, 4);
    }

    [Fact]
    public void Long_log_is_folded_in_the_background()
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        for (var i = 0; i < 700; i++)
            Add(store, i, new string((char)('a' + (i % 26)), 100_000));
        for (var wait = 0; wait < 1000 && !File.Exists(Path.Combine(_folder.Path, "snapshot-1.ng")); wait++)
            Thread.Sleep(10);

        Assert.True(File.Exists(Path.Combine(_folder.Path, "snapshot-1.ng")) || Files(_folder.Path).Contains("snapshot-2.ng"));
        Assert.Null(store.CheckpointFailure);
        store.Dispose();
        RequireCount(_folder.Path, 700);
        Assert.True(new StoreFolder(_folder.Path).Bytes() < 12_000_000);
    }

    [Fact]
    public void Names_told_by_the_log_before_are_not_lost_between_log_and_snapshot()
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        Add(store, 1);
        using (var writer = store.Storage.BeginWrite())
            writer.InternLabel("Dropped");
        _disk.OnStep = (step, path) =>
        {
            if (step == "prepare" && path.Contains("snapshot", StringComparison.Ordinal))
                throw FaultyDisk.NoSpace();
        };
        Assert.Throws<GraphStoreException>(store.Checkpoint);
        using (var writer = store.Storage.BeginWrite())
        {
            writer.CreateNode([writer.InternLabel("Later"), writer.InternLabel("Dropped")]);
            writer.Commit();
        }

        var expected = GraphPrint.Of(store.Storage.BeginRead());
        Assert.Contains("Later", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Print(_folder.Copy("two logs")));
        _disk.OnStep = null;
        store.Checkpoint();
        Assert.Equal(expected, Print(_folder.Copy("folded")));
    }

    [Fact]
    public void Log_of_another_store_in_the_chain_is_refused_by_name()
    {
        using (var store = DurableStore.Open(_folder.Path))
            Add(store, 1);
        var stale = new StoreFolder(_folder.Path).LogPath(1);
        CommitLog.Create(stale, new FileHeader(StoreFileKind.Log, 1, Guid.NewGuid()), StoreDisk.Real);

        var error = Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path));
        Assert.Contains(stale, error.Message, StringComparison.Ordinal);
        Assert.Contains("another store", error.Message, StringComparison.Ordinal);
        Assert.Equal(["log-0.ng", "log-1.ng"], Files(_folder.Path));
        File.Delete(stale);
        RequireCount(_folder.Path, 1);
    }

    [Theory]
    [InlineData("log-2.ng", "log-2.ng is missing")]
    [InlineData("snapshot-2.ng", "snapshot-2.ng is missing")]
    public void Missing_file_of_the_chain_is_named_and_nothing_is_deleted(string missing, string expected)
    {
        using (var store = DurableStore.Open(_folder.Path))
        {
            Add(store, 1);
            store.Checkpoint();
            Add(store, 2);
            store.Checkpoint();
            Add(store, 3);
        }

        File.Delete(Path.Combine(_folder.Path, missing));
        var left = Files(_folder.Path);
        Assert.Contains(expected, Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(left, Files(_folder.Path));
    }

    [Fact]
    public void Gap_between_logs_is_named()
    {
        using (var store = DurableStore.Open(_folder.Path, _disk))
        {
            _disk.OnStep = (step, path) =>
            {
                if (step == "prepare" && path.Contains("snapshot", StringComparison.Ordinal))
                    throw FaultyDisk.NoSpace();
            };
            for (var i = 1; i <= 3; i++)
            {
                Add(store, i);
                Assert.Throws<GraphStoreException>(store.Checkpoint);
            }
        }

        Assert.Equal(["log-0.ng", "log-1.ng", "log-2.ng", "log-3.ng"], Files(_folder.Path));
        RequireCount(_folder.Copy("whole"), 3);
        File.Delete(Path.Combine(_folder.Path, "log-1.ng"));
        Assert.Contains("log-1.ng is missing", Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_beside_a_writer_sees_whole_transactions_through_checkpoints_and_compactions()
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        AddPair(store, 0);
        using var reader = DurableStore.Open(_folder.Path);
        Assert.False(reader.CanWrite);
        using var stop = new CancellationTokenSource();
        var failures = new List<string>();
        var looks = 0;
        var looking = new Thread(() =>
        {
            var least = 0L;
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    reader.CatchUp();
                    var graph = reader.Storage.BeginRead();
                    if (graph.NodeCount % 2 != 0 || graph.NodeCount < least || graph.RelationshipCount * 2 != graph.NodeCount)
                        failures.Add($"{graph.NodeCount} nodes, {graph.RelationshipCount} relationships after {least} nodes");
                    least = graph.NodeCount;
                    looks++;
                }
                catch (Exception e)
                {
                    failures.Add(e.ToString());
                }
            }
        });
        looking.Start();
        for (var i = 1; i <= 150; i++)
        {
            AddPair(store, i);
            if (i % 10 == 3)
                store.Checkpoint();
            if (i % 30 == 7)
                store.Compact();
        }

        stop.Cancel();
        looking.Join();
        Assert.Empty(failures);
        Assert.True(looks > 5);
        reader.CatchUp();
        Assert.Equal(302, Count(reader));
    }

    [Fact]
    public async Task Reader_beside_a_writer_does_not_see_what_is_not_durable()
    {
        using var store = DurableStore.Open(_folder.Path, _disk);
        Add(store, 1);
        using var reader = DurableStore.Open(_folder.Path);
        using var reached = new ManualResetEventSlim();
        using var released = new ManualResetEventSlim();
        _disk.OnFlush = () =>
        {
            reached.Set();
            released.Wait();
        };
        var commit = Task.Factory.StartNew(() => Add(store, 2), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(reached.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        reader.CatchUp();
        Assert.Equal(1, Count(reader));
        using (var late = DurableStore.Open(_folder.Path))
            Assert.Equal(1, Count(late));
        Assert.Equal(1, EmbeddedStoreMaintenance.Info(_folder.Path).Nodes);
        released.Set();
        await commit;
        _disk.OnFlush = null;
        reader.CatchUp();
        Assert.Equal(2, Count(reader));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Reader_beside_a_writer_keeps_its_state_when_changes_follow_another_snapshot(int transactions)
    {
        using var store = DurableStore.Open(_folder.Path);
        Add(store, 1);
        using var reader = DurableStore.Open(_folder.Path);
        for (var number = 2; number <= transactions; number++)
            Add(store, number);
        store.Checkpoint();
        reader.CatchUp();

        for (var node = 0; node < 2; node++)
        {
            var before = reader.Storage.BeginRead();
            using (var writer = store.Storage.BeginWrite())
            {
                writer.DeleteNode(node);
                writer.Commit();
            }

            reader.CatchUp();
            Assert.True(before.NodeExists(node));
            Assert.Equal(transactions - 1 - node, Count(reader));
        }
    }

    [Fact]
    public void Snapshot_that_can_be_neither_placed_for_sure_nor_removed_keeps_its_log()
    {
        using (var store = DurableStore.Open(_folder.Path, _disk))
        {
            Add(store, 1);
            _disk.OnStep = (step, path) =>
            {
                if (!path.EndsWith("snapshot-1.ng", StringComparison.Ordinal) || step is not ("place" or "delete"))
                    return;
                if (step == "place")
                    File.Move(path + StoreDisk.Unfinished, path);
                throw FaultyDisk.InputOutput();
            };
            Assert.Throws<GraphStoreException>(store.Compact);
        }

        RequireCount(_folder.Path, 1);
    }

    private static void Add(DurableStore store, int number, string text = "")
    {
        using var writer = store.Storage.BeginWrite();
        var node = writer.CreateNode([writer.InternLabel("N")]);
        writer.SetNodeProperty(node, writer.InternKey("number"), number);
        writer.SetNodeProperty(node, writer.InternKey("text"), text);
        writer.Commit();
    }

    private static void AddPair(DurableStore store, int number)
    {
        using var writer = store.Storage.BeginWrite();
        var first = writer.CreateNode([writer.InternLabel("N")]);
        var second = writer.CreateNode([writer.InternLabel($"M{number % 20}")]);
        writer.CreateRelationship(writer.InternType("T"), first, second);
        writer.Commit();
    }

    private static long Count(DurableStore store) => store.Storage.BeginRead().NodeCount;

    private static void RequireCount(string path, int expected)
    {
        using var store = DurableStore.Open(path);
        Assert.Equal(expected, Count(store));
        Assert.Empty(StateVerifier.Check(store.Storage.Current));
    }

    private static string Print(string path)
    {
        using var store = DurableStore.Open(path);
        return GraphPrint.Of(store.Storage.BeginRead());
    }

    private static List<string> Files(string folder) => [.. Directory.GetFiles(folder, "*.ng").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
