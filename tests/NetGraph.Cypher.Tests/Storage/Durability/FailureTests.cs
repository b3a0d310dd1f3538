using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>Disks that are full or read-only, and folders that somebody has been at.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Full_disk_leaves_the_store_usable_and_sound_whatever_was_being_done()
    {
        using var disk = new SmallDisk(megabytes: 8);
        var path = disk.File("db");
        var backup = disk.File("backup.ng");
        int kept;
        using (var store = DurableStore.Open(path))
        {
            Add(store, 50);
            EmbeddedStoreMaintenance.Backup(path, backup);
            Add(store, 50);
            var filler = disk.Fill();
            Fails(() => AddMany(store, 50));
            Fails(store.Checkpoint);
            Fails(store.Compact);
            Fails(() => EmbeddedStoreMaintenance.Backup(path, disk.File("second.ng")));
            Fails(() => EmbeddedStoreMaintenance.Backup(path, backup, overwrite: true));
            Fails(() => DurableStore.Open(disk.File("new")).Dispose());
            Assert.Equal(100, store.Storage.BeginRead().NodeCount);
            Assert.True(EmbeddedStoreMaintenance.Verify(path).IsSound);

            File.Delete(filler);
            Add(store, 1);
            store.Checkpoint();
            store.Compact();
            kept = 101;
            Assert.Equal(kept, store.Storage.BeginRead().NodeCount);
        }

        var full = disk.Fill();
        Fails(() => EmbeddedStoreMaintenance.Restore(path, backup, overwrite: true));
        using (var store = DurableStore.Open(path))
            Assert.Equal(kept, store.Storage.BeginRead().NodeCount);
        File.Delete(full);
        Assert.Equal(50, EmbeddedStoreMaintenance.Restore(path, backup, overwrite: true).Nodes);
        Assert.True(EmbeddedStoreMaintenance.Verify(path).IsSound);
        Assert.DoesNotContain(Directory.GetFiles(path), f => f.EndsWith(StoreDisk.Unfinished, StringComparison.Ordinal));
        Assert.Empty(SmallDisk.OpenFiles(path));
    }

    [Fact]
    public void Read_only_folder_is_read_and_says_why_it_cannot_be_written()
    {
        using var disk = new SmallDisk(megabytes: 4);
        using (var store = DurableStore.Open(disk.File("db")))
            Add(store, 3);
        disk.MakeReadOnly();

        using (var store = DurableStore.Open(disk.File("db")))
        {
            Assert.Equal(3, store.Storage.BeginRead().NodeCount);
            store.CatchUp();
            Assert.False(store.CanWrite);
            var refused = Assert.Throws<GraphStoreException>(store.RequireWritable).Message;
            Assert.Contains("cannot be written to", refused, StringComparison.Ordinal);
            Assert.Contains("Read-only file system", refused, StringComparison.Ordinal);
            Assert.Throws<GraphStoreException>(store.Compact);
        }

        Assert.True(EmbeddedStoreMaintenance.Verify(disk.File("db")).IsSound);
        Assert.Throws<GraphStoreException>(() => DurableStore.Open(disk.File("none")));
        Assert.Empty(SmallDisk.OpenFiles(disk.File("db")));
    }

    [Fact]
    public void Lock_and_owner_may_be_missing_stale_or_nonsense()
    {
        MakeStore();
        foreach (var text in (string?[])[null, "", "4711", "x\ny", new string('a', 100_000), "12\n\u001b[2Jevil\nyesterday\nelsewhere"])
        {
            File.Delete(Path.Combine(_folder.Path, "lock"));
            File.Delete(Path.Combine(_folder.Path, "owner"));
            if (text is not null)
                File.WriteAllText(Path.Combine(_folder.Path, "owner"), text);
            using var store = DurableStore.Open(_folder.Path);
            Assert.True(store.CanWrite);
            if (text is not null)
                File.WriteAllText(Path.Combine(_folder.Path, "owner"), text);
            using var second = DurableStore.Open(_folder.Path);
            var refused = Assert.Throws<GraphStoreException>(second.RequireWritable).Message;
            Assert.True(refused.Length < 500, refused);
            Assert.DoesNotContain('\u001b', refused);
            Assert.Contains("process", refused, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Second_writer_is_told_who_holds_the_store_and_since_when()
    {
        var time = new SteppingTime(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        using (DurableStore.Open(_folder.Path, time: time))
        {
            using var second = DurableStore.Open(_folder.Path);
            var refused = Assert.Throws<GraphStoreException>(second.RequireWritable);
            Assert.True(refused.IsTransient);
            Assert.Contains($"(process {Environment.ProcessId} since 2026-11-24 10:00:00Z)", refused.Message, StringComparison.Ordinal);
            Assert.Contains("NetGraph.Cypher.Tests", refused.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}", EmbeddedStoreMaintenance.Info(_folder.Path).Holder, StringComparison.Ordinal);
        }

        Assert.Null(StoreLock.HolderOf(_folder.Path));
        using var third = DurableStore.Open(_folder.Path);
        Assert.True(third.CanWrite);
    }

    [Fact]
    public void Clock_that_goes_backwards_changes_nothing()
    {
        var time = new SteppingTime(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        for (var i = 1; i <= 4; i++)
        {
            using var store = DurableStore.Open(_folder.Path, time: time);
            Add(store, 1);
            store.Checkpoint();
            foreach (var file in Directory.GetFiles(_folder.Path))
                File.SetLastWriteTimeUtc(file, time.Now.UtcDateTime);
            time.Now -= TimeSpan.FromDays(400);
            Assert.Equal(i, store.Storage.BeginRead().NodeCount);
        }

        Assert.True(EmbeddedStoreMaintenance.Verify(_folder.Path).IsSound);
        Assert.Equal(4, EmbeddedStoreMaintenance.Info(_folder.Path).Nodes);
    }

    [Theory]
    [InlineData("log-1.ng", "")]
    [InlineData("log-1.ng", "these are no bytes of ours, and more of them than a header takes: 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789")]
    [InlineData("snapshot-1.ng", "")]
    [InlineData("snapshot-1.ng", "these are no bytes of ours")]
    [InlineData("snapshot-2.ng", "a file of somebody else")]
    public void Foreign_and_empty_files_are_refused_by_name_and_nothing_is_lost(string name, string text)
    {
        MakeStore();
        var before = Directory.GetFiles(_folder.Path).Length;
        var path = Path.Combine(_folder.Path, name);
        var saved = File.Exists(path) ? File.ReadAllBytes(path) : null;
        File.WriteAllText(path, text);
        var refused = Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains(name, Assert.Single(EmbeddedStoreMaintenance.Verify(_folder.Path).Problems, p => p.Contains(name, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(SmallDisk.OpenFiles(_folder.Path));

        if (saved is null)
            File.Delete(path);
        else
            File.WriteAllBytes(path, saved);
        Assert.Equal(before, Directory.GetFiles(_folder.Path).Length);
        using var store = DurableStore.Open(_folder.Path);
        Assert.Equal(5, store.Storage.BeginRead().NodeCount);
    }

    [Theory]
    [InlineData("log-1.ng")]
    [InlineData("snapshot-1.ng")]
    [InlineData("lock")]
    public void Folder_in_the_place_of_a_file_is_told(string name)
    {
        MakeStore();
        File.Delete(Path.Combine(_folder.Path, name));
        Directory.CreateDirectory(Path.Combine(_folder.Path, name));

        if (name == "lock")
        {
            using var store = DurableStore.Open(_folder.Path);
            Assert.Equal(5, store.Storage.BeginRead().NodeCount);
            Assert.Contains("lock", Assert.Throws<GraphStoreException>(store.RequireWritable).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(name, Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(SmallDisk.OpenFiles(_folder.Path));
    }

    [Fact]
    public void Folder_without_snapshot_and_log_is_a_new_store_and_other_files_in_it_stay()
    {
        MakeStore();
        File.Delete(Path.Combine(_folder.Path, "log-1.ng"));
        File.Delete(Path.Combine(_folder.Path, "snapshot-1.ng"));
        File.WriteAllText(Path.Combine(_folder.Path, "notes.txt"), "mine");
        Assert.False(EmbeddedStoreMaintenance.Exists(_folder.Path));
        Assert.Contains("no store", Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Info(_folder.Path)).Message, StringComparison.Ordinal);

        using var store = DurableStore.Open(_folder.Path);
        Assert.Equal(0, store.Storage.BeginRead().NodeCount);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder.Path, "notes.txt")));
    }

    [Fact]
    public void Verify_names_every_damaged_file_and_goes_on_behind_a_damaged_record()
    {
        using (var store = DurableStore.Open(_folder.Path))
        {
            Add(store, 2);
            store.Compact();
            for (var i = 0; i < 20; i++)
                Add(store, 1);
        }

        Assert.Equal((2, 20L, 20L), Checked());
        var (log, snapshot) = (_folder.Log, _folder.Snapshot);
        Flip(log, LogHead.Size + Frame.HeadSize + 3);
        var found = EmbeddedStoreMaintenance.Verify(_folder.Path);
        Assert.Contains($"{log}, offset {LogHead.Size}: the record's checksum is wrong", Assert.Single(found.Problems), StringComparison.Ordinal);
        Assert.Equal(19, found.Transactions);
        Assert.Null(found.Info);

        Flip(snapshot, new FileInfo(snapshot).Length / 2);
        found = EmbeddedStoreMaintenance.Verify(_folder.Path);
        Assert.Contains(found.Problems, p => p.Contains(log, StringComparison.Ordinal));
        Assert.Contains(found.Problems, p => p.Contains(snapshot, StringComparison.Ordinal));

        (int, long, long) Checked()
        {
            var check = EmbeddedStoreMaintenance.Verify(_folder.Path);
            Assert.Empty(check.Problems);
            return (check.Files, check.Records, check.Transactions);
        }
    }

    [Fact]
    public void Damaged_store_can_be_restored_and_a_damaged_backup_touches_nothing()
    {
        MakeStore();
        var backup = _folder.Path + ".backup";
        Assert.Equal(new FileInfo(Backup()).Length, EmbeddedStoreMaintenance.Backup(_folder.Path, backup, overwrite: true));
        Flip(_folder.Log, LogHead.Size + Frame.HeadSize + 3);
        Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path));
        var files = Directory.GetFiles(_folder.Path);

        var sound = File.ReadAllBytes(backup);
        Flip(backup, sound.Length / 2);
        Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Restore(_folder.Path, backup, overwrite: true));
        Assert.Equal(files, Directory.GetFiles(_folder.Path));
        File.WriteAllBytes(backup, sound);
        Assert.Contains("--force", Assert.Throws<GraphStoreException>(() => EmbeddedStoreMaintenance.Restore(_folder.Path, backup)).Message, StringComparison.Ordinal);
        Assert.Equal(5, EmbeddedStoreMaintenance.Restore(_folder.Path, backup, overwrite: true).Nodes);
        using var store = DurableStore.Open(_folder.Path);
        Add(store, 1);
        Assert.Equal(6, store.Storage.BeginRead().NodeCount);

        string Backup()
        {
            EmbeddedStoreMaintenance.Backup(_folder.Path, backup);
            return backup;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Transaction_that_went_on_after_a_failed_write_cannot_commit_the_rest(bool inColumns)
    {
        var disk = new FaultyDisk();
        using (var store = DurableStore.Open(_folder.Path, disk))
        {
            Add(store, 1);
            using (var writer = store.Storage.BeginWrite())
            {
                disk.OnWrite = (_, _) => 10;
                var failed = Assert.Throws<GraphStoreException>(() => AddUntilFull(writer, inColumns));
                Assert.Contains("No space left", failed.Message, StringComparison.Ordinal);
                disk.OnWrite = null;
                Assert.Throws<GraphStoreException>(writer.Commit);
            }

            Assert.Equal(1, store.Storage.BeginRead().NodeCount);
            Add(store, 2);
        }

        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(3, again.Storage.BeginRead().NodeCount);
    }

    private static void AddUntilFull(GraphWriter writer, bool inColumns)
    {
        var (label, key) = (writer.InternLabel("N"), writer.InternKey("text"));
        for (var round = 0; round < 200; round++)
        {
            var rows = new NewRows([key], 2000);
            for (; inColumns && rows.Count < rows.Capacity; rows.Count++)
            {
                writer.BeginNode(label);
                rows.Set(rows.Count, 0, new Cell(CellTag.Float, BitConverter.DoubleToInt64Bits(Math.Sin((round * 2000) + rows.Count))));
            }

            if (inColumns)
                writer.AppendNodes(label, rows, held: null);
            else
                writer.SetNodeProperty(writer.CreateNode([label]), key, new string((char)('a' + (round % 26)), 30_000 + round));
        }
    }

    private static void Fails(Action work) =>
        Assert.Contains("No space left on device", Assert.Throws<GraphStoreException>(work).Message, StringComparison.Ordinal);

    /// <summary>Two nodes in a snapshot of generation 1 and three in its log.</summary>
    private void MakeStore()
    {
        using var store = DurableStore.Open(_folder.Path);
        Add(store, 2);
        store.Compact();
        Add(store, 3);
    }

    private static void Add(DurableStore store, int count)
    {
        using var writer = store.Storage.BeginWrite();
        for (var i = 0; i < count; i++)
            writer.SetNodeProperty(writer.CreateNode([writer.InternLabel("N")]), writer.InternKey("text"), $"{i} {new string((char)('a' + (i % 26)), 3000)}");
        writer.Commit();
    }

    private static void AddMany(DurableStore store, int times)
    {
        for (var i = 0; i < times; i++)
            Add(store, 10);
    }

    private static void Flip(string path, long offset)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[offset] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private sealed class SteppingTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
