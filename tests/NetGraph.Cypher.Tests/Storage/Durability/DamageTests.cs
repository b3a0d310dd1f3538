using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Log_cut_anywhere_behind_the_last_commit_loses_nothing_committed()
    {
        MakeStore(compact: false);
        var whole = Print(_folder.Path);
        using (var store = DurableStore.Open(_folder.Path))
            Add(store, "one more");
        var committed = Print(_folder.Path);
        var bytes = File.ReadAllBytes(_folder.Log);
        var mark = LogHead.ReadMark(bytes);
        var ends = new HashSet<string>();

        // The mark of the last commit is taken back, as if the crash came before it.
        var before = LastFrameStart(bytes);
        LogHead.EncodeSlot(before, mark.Number + 1).CopyTo(bytes, LogHead.SlotOffset(mark.Number + 1));
        for (var length = before; length <= bytes.Length; length++)
        {
            var copy = _folder.Copy("cut");
            File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(_folder.Log)), bytes[..(int)length]);
            using (var store = DurableStore.Open(copy))
                Assert.Equal(length == bytes.Length ? 0 : length - before, store.TornBytes);
            ends.Add(Print(copy));
        }

        Assert.Equal([whole, committed], ends);
    }

    [Fact]
    public void Log_shorter_than_what_was_committed_is_refused()
    {
        MakeStore(compact: false);
        using (var file = File.OpenWrite(_folder.Log))
            file.SetLength(file.Length - 1);

        var error = Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path));
        Assert.Contains(_folder.Log, error.Message, StringComparison.Ordinal);
        Assert.Contains("offset", error.Message, StringComparison.Ordinal);
        Assert.Single(EmbeddedStoreMaintenance.Verify(_folder.Path).Problems);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Bit_flip_anywhere_is_told_or_harmless(bool compact, int seed)
    {
        MakeStore(compact);
        var sound = Print(_folder.Path);
        var path = compact ? _folder.Snapshot : _folder.Log;
        var bytes = File.ReadAllBytes(path);
        var random = new Random(seed);
        var told = 0;
        for (var round = 0; round < 400; round++)
        {
            var copy = _folder.Copy("flip");
            var bit = random.Next(bytes.Length * 8);
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(path)), flipped);
            try
            {
                Assert.True(sound == Print(copy), $"the flip of bit {bit % 8} of byte {bit / 8} went by");
            }
            catch (GraphStoreException e)
            {
                Assert.Contains("offset", e.Message + "offset of version", StringComparison.Ordinal);
                told++;
            }
        }

        Assert.True(told > 300, $"{told} of 400 were told");
    }

    [Fact]
    public void Newer_format_is_refused_by_name()
    {
        MakeStore(compact: false);
        var bytes = File.ReadAllBytes(_folder.Log);
        bytes[12] = 9;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(56), System.IO.Hashing.XxHash3.HashToUInt64(bytes.AsSpan(0, 56)));
        File.WriteAllBytes(_folder.Log, bytes);

        Assert.Contains("format 9", Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_snapshot_or_log_is_told()
    {
        MakeStore(compact: true);
        var log = _folder.Log;
        var kept = File.ReadAllBytes(log);
        File.Delete(log);
        Assert.Contains(log, Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(log, kept);
        File.Delete(_folder.Snapshot);
        Assert.Contains("missing", Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unfinished_compaction_is_tidied_up()
    {
        MakeStore(compact: true);
        var sound = Print(_folder.Path);
        var header = StoreLoader.Load(new StoreFolder(_folder.Path)).Header;
        CommitLog.Create(Path.Combine(_folder.Path, "log-2.ng"), header with { Generation = 2 }, StoreDisk.Real);
        File.Copy(Path.Combine(_folder.Path, "log-1.ng"), Path.Combine(_folder.Path, "log-0.ng"));
        File.WriteAllText(Path.Combine(_folder.Path, "snapshot-2.ng.tmp"), "half");
        DurableStore.Open(_folder.Path).Dispose();

        Assert.Equal(sound, Print(_folder.Path));
        Assert.Equal(["lock", "log-1.ng", "log-2.ng", "snapshot-1.ng"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rolled_back_bulk_that_had_reached_the_file_leaves_no_trace()
    {
        MakeStore(compact: false);
        var length = new FileInfo(_folder.Log).Length;
        var sound = Print(_folder.Path);
        using (var store = DurableStore.Open(_folder.Path))
        {
            using (var writer = store.Storage.BeginWrite())
            {
                for (var i = 0; i < 20_000; i++)
                    writer.SetNodeProperty(writer.CreateNode([]), writer.InternKey("v"), $"value {i} that takes some room");
                Assert.True(new FileInfo(_folder.Log).Length > length);
            }

            Assert.Equal(length, new FileInfo(_folder.Log).Length);
        }

        Assert.Equal(sound, Print(_folder.Path));
    }

    private static long LastFrameStart(byte[] log)
    {
        var at = LogHead.Size;
        for (var next = at; next < log.Length; next = at + Frame.Overhead + (int)BitConverter.ToUInt32(log, at))
            at = next;
        return at;
    }

    private static string Print(string path)
    {
        using var store = DurableStore.Open(path);
        Assert.Empty(StateVerifier.Check(store.Storage.Current));
        return GraphPrint.Of(store.Storage.BeginRead());
    }

    private static void Add(DurableStore store, string text)
    {
        using var writer = store.Storage.BeginWrite();
        writer.SetNodeProperty(writer.CreateNode([writer.InternLabel("Last")]), writer.InternKey("text"), text);
        writer.Commit();
    }

    private void MakeStore(bool compact)
    {
        using var store = DurableStore.Open(_folder.Path);
        for (var round = 0; round < 3; round++)
        {
            using var writer = store.Storage.BeginWrite();
            var label = writer.InternLabel("Host");
            var key = writer.InternKey("key");
            writer.CreateIndex(label, key, unique: true);
            foreach (var value in SampleValues.All)
            {
                var node = writer.CreateNode([label]);
                writer.SetNodeProperty(node, key, $"{round}/{node}");
                writer.SetNodeProperty(node, writer.InternKey("v"), value);
                writer.SetRelationshipProperty(writer.CreateRelationship(writer.InternType("T"), node, node / 2), writer.InternKey("w"), value);
            }

            writer.Commit();
        }

        if (compact)
            store.Compact();
    }
}
