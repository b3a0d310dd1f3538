using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>Marks that a crash kept behind, or that are damaged: who reads beside a writer relies on them.</summary>
public sealed class MarkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reader_beside_the_next_writer_sees_what_was_committed_before_a_crash_kept_the_mark_behind()
    {
        using (var store = DurableStore.Open(_folder.Path))
        {
            Add(store);
            Add(store);
        }

        TakeMarksBack(_folder.Log);
        using var writer = DurableStore.Open(_folder.Path);
        using var reader = DurableStore.Open(_folder.Path);

        Assert.False(reader.CanWrite);
        Assert.Equal(2, writer.Storage.BeginRead().NodeCount);
        Assert.Equal(2, reader.Storage.BeginRead().NodeCount);
    }

    [Fact]
    public void Log_that_another_goes_on_from_is_read_whole_whatever_its_mark_says()
    {
        using var writer = DurableStore.Open(_folder.Path);
        Add(writer);
        using var follower = DurableStore.Open(_folder.Path);
        var first = Path.Combine(_folder.Path, "log-0.ng");
        var kept = File.ReadAllBytes(first);
        writer.Checkpoint();
        Add(writer);

        // As a crash before the snapshot was whole would leave them, and another before the first log's mark reached the disk.
        var copy = _folder.Copy("chain");
        File.Delete(Path.Combine(copy, "snapshot-1.ng"));
        var log = Path.Combine(copy, "log-0.ng");
        File.WriteAllBytes(log, kept);
        TakeMarksBack(log);
        using var next = DurableStore.Open(copy);
        using var reader = DurableStore.Open(copy);

        Assert.Equal(2, next.Storage.BeginRead().NodeCount);
        Assert.Equal(2, reader.Storage.BeginRead().NodeCount);
        follower.CatchUp();
        Assert.Equal(2, follower.Storage.BeginRead().NodeCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Damaged_mark_is_told_beside_a_writer_and_harmless_to_who_opens_alone(ulong slot)
    {
        using (var store = DurableStore.Open(_folder.Path))
        {
            for (var i = 0; i < 3; i++)
                Add(store);
        }

        var copy = _folder.Copy("alone");
        foreach (var folder in new[] { _folder.Path, copy })
            Damage(Path.Combine(folder, Path.GetFileName(_folder.Log)), slot);
        using (var alone = DurableStore.Open(copy))
            Assert.Equal(3, alone.Storage.BeginRead().NodeCount);

        using var writer = DurableStore.Open(_folder.Path);
        Damage(_folder.Log, slot); // opening for writing may have mended it
        var error = Assert.Throws<GraphStoreException>(() => DurableStore.Open(_folder.Path));
        Assert.Contains($"{_folder.Log}, offset {LogHead.SlotOffset(slot)}", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, writer.Storage.BeginRead().NodeCount);
    }

    private static void Damage(string log, ulong slot)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = LogHead.SlotOffset(slot) + 3;
        file.WriteByte(0x40);
    }

    private static void TakeMarksBack(string log)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        foreach (var number in new[] { 1UL, 2UL })
        {
            file.Position = LogHead.SlotOffset(number);
            file.Write(LogHead.EncodeSlot(LogHead.Size, number));
        }
    }

    private static void Add(DurableStore store)
    {
        using var writer = store.Storage.BeginWrite();
        writer.SetNodeProperty(writer.CreateNode([writer.InternLabel("Host")]), writer.InternKey("text"), "some text");
        writer.Commit();
    }
}
