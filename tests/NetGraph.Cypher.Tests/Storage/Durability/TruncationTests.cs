using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>Files that end too early or go on too long, at every length a small one can have.</summary>
public sealed class TruncationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void File_cut_at_any_length_is_told_by_name_and_offset(bool folded)
    {
        MakeStore(folded);
        var sound = Print(_folder.Path);
        var path = folded ? _folder.Snapshot : _folder.Log;
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            var copy = _folder.Copy("cut");
            var file = Path.Combine(copy, Path.GetFileName(path));
            File.WriteAllBytes(file, bytes[..length]);
            var error = Assert.Throws<GraphStoreException>(() => Print(copy));
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            Assert.Contains("offset", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(sound, Print(_folder.Copy("whole")));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 255)]
    [InlineData(13, 1)]
    [InlineData(64, 170)]
    [InlineData(4096, 0)]
    [InlineData(300_000, 2)]
    public void Garbage_behind_the_log_is_cut_off_and_the_store_goes_on(int length, byte filler)
    {
        MakeStore(folded: false);
        var sound = Print(_folder.Path);
        var garbage = new byte[length];
        if (filler == 2)
            new Random(7).NextBytes(garbage);
        else
            garbage.AsSpan().Fill(filler);
        using (var file = new FileStream(_folder.Log, FileMode.Append))
            file.Write(garbage);

        using (var store = DurableStore.Open(_folder.Path))
        {
            Assert.Equal(length, store.TornBytes);
            Assert.Equal(sound, GraphPrint.Of(store.Storage.BeginRead()));
            Add(store, "behind the garbage");
        }

        using var again = DurableStore.Open(_folder.Path);
        Assert.Equal(0, again.TornBytes);
        Assert.Equal(4, again.Storage.BeginRead().NodeCount);
    }

    [Fact]
    public void Record_written_twice_does_not_count_twice()
    {
        MakeStore(folded: false);
        var sound = Print(_folder.Path);
        var bytes = File.ReadAllBytes(_folder.Log);
        using (var file = new FileStream(_folder.Log, FileMode.Append))
            file.Write(bytes.AsSpan(LogHead.Size));

        using var store = DurableStore.Open(_folder.Path);
        Assert.Equal(sound, GraphPrint.Of(store.Storage.BeginRead()));
        Assert.Equal(bytes.Length - LogHead.Size, store.TornBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(5000)]
    public void Garbage_behind_a_snapshot_is_told(int length)
    {
        MakeStore(folded: true);
        using (var file = new FileStream(_folder.Snapshot, FileMode.Append))
            file.Write(new byte[length]);

        var error = Assert.Throws<GraphStoreException>(() => Print(_folder.Path));
        Assert.Contains(_folder.Snapshot, error.Message, StringComparison.Ordinal);
        Assert.Contains("offset", error.Message, StringComparison.Ordinal);
    }

    private static string Print(string path)
    {
        using var store = DurableStore.Open(path);
        return GraphPrint.Of(store.Storage.BeginRead());
    }

    private static void Add(DurableStore store, string text)
    {
        using var writer = store.Storage.BeginWrite();
        var node = writer.CreateNode([writer.InternLabel("Host")]);
        writer.SetNodeProperty(node, writer.InternKey("text"), text);
        writer.CreateRelationship(writer.InternType("NEXT"), node, 0);
        writer.Commit();
    }

    private void MakeStore(bool folded)
    {
        using var store = DurableStore.Open(_folder.Path);
        for (var i = 0; i < 3; i++)
            Add(store, $"text {i}");
        if (folded)
            store.Compact();
    }
}
