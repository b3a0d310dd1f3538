using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;
using NetGraph.Testing.Storage;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

/// <summary>
/// Stores written before indexes and constraints had names and a catalogue: their logs and snapshots say only on which property of which label
/// an index is, and whether it is unique. The bytes are made here, for nothing writes them any more.
/// </summary>
public sealed class OldStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Old_log_opens_with_its_nodes_and_indexes()
    {
        WriteOldLog();

        RequireOldStore(_folder.Path);
        Assert.Empty(EmbeddedStoreMaintenance.Verify(_folder.Path).Problems);
    }

    [Fact]
    public void Old_snapshot_opens_with_its_nodes_and_indexes()
    {
        WriteOldLog();
        using (var store = DurableStore.Open(_folder.Path))
            store.Compact();
        MakeOld(_folder.Path);

        RequireOldStore(_folder.Path);
        Assert.Empty(EmbeddedStoreMaintenance.Verify(_folder.Path).Problems);
    }

    [Fact]
    public void Old_store_goes_on_in_the_new_form()
    {
        WriteOldLog();
        using (var store = DurableStore.Open(_folder.Path))
        {
            using var writer = store.Storage.BeginWrite();
            new CypherEngine().Prepare("DROP INDEX index_Host_name IF EXISTS").Execute(writer, new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, TestContext.Current.CancellationToken);
            writer.CreateNode([writer.InternLabel("Host")]);
            writer.Commit();
        }

        using (var store = DurableStore.Open(_folder.Path))
        {
            Assert.Equal(3, store.Storage.BeginRead().NodeCount);
            store.Compact();
        }

        using var again = DurableStore.Open(_folder.Path);
        var graph = again.Storage.BeginRead();
        Assert.Equal(3, graph.NodeCount);
        Assert.True(graph.HasUniqueKey(graph.FindLabel("Host"), graph.FindKey("key")));
    }

    private static void RequireOldStore(string path)
    {
        using var store = DurableStore.Open(path);
        var graph = store.Storage.BeginRead();
        var (host, key, name) = (graph.FindLabel("Host"), graph.FindKey("key"), graph.FindKey("name"));

        Assert.Equal(2, graph.CountNodes(host));
        Assert.Equal("first", graph.NodeProperty(0, name).AsString());
        Assert.True(graph.HasUniqueKey(host, key));
        Assert.True(graph.HasIndex(host, name));
        Assert.False(graph.HasUniqueKey(host, name));
        Assert.Equal(1, graph.SeekNode(host, key, "h2"));
        Assert.Equal(2, Rows(graph, "SHOW INDEXES YIELD labelsOrTypes WHERE labelsOrTypes = ['Host'] RETURN 1 AS one"));
        Assert.Equal(1, Rows(graph, "SHOW CONSTRAINTS YIELD labelsOrTypes WHERE labelsOrTypes = ['Host'] RETURN 1 AS one"));

        using var writer = store.Storage.BeginWrite();
        var twin = writer.CreateNode([host]);
        Assert.ThrowsAny<QueryException>(() => writer.SetNodeProperty(twin, key, "h1"));
    }

    private static int Rows(GraphReader graph, string query)
    {
        var cursor = new CypherEngine().Prepare(query).Execute(graph, new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, TestContext.Current.CancellationToken);
        var rows = 0;
        while (cursor.MoveNext())
            rows++;
        return rows;
    }

    /// <summary>One transaction: two hosts, a unique key, an index, then the names, which stand at the end.</summary>
    private void WriteOldLog()
    {
        var strings = new Dictionary<string, int>(StringComparer.Ordinal);
        var changes = new ByteWriter();
        changes.UInt32(0); // no frames before the commit
        for (var i = 0; i < 2; i++)
        {
            changes.Byte((byte)RedoCode.NodeCreated);
            changes.Varint(1);
            changes.Varint(0);
            Set(key: 0, i == 0 ? "h1" : "h2");
            Set(key: 1, i == 0 ? "first" : "second");
        }

        Index(key: 0, unique: true);
        Index(key: 1, unique: false);
        Name(RedoCode.LabelNamed, "Host");
        Name(RedoCode.KeyNamed, "key");
        Name(RedoCode.KeyNamed, "name");

        var header = FormerSnapshotWriter.HeaderOf(new FileHeader(StoreFileKind.Log, 0, Guid.NewGuid()));
        var commit = Frame.Encode((byte)LogFrame.Commit, changes.Written, LogHead.Size);
        var log = new byte[LogHead.Size + commit.Length];
        header.CopyTo(log, 0);
        LogHead.EncodeSlot(log.Length, 1).CopyTo(log, LogHead.SlotOffset(1));
        commit.CopyTo(log, LogHead.Size);
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(new StoreFolder(_folder.Path).LogPath(0), log);

        void Set(int key, string value)
        {
            changes.Byte((byte)RedoCode.NodePropertySet);
            changes.Signed(0); // the node just created
            changes.Varint(key);
            ValueCodec.Write(changes, value, strings);
        }

        void Index(int key, bool unique)
        {
            changes.Byte((byte)RedoCode.IndexCreated);
            changes.Varint(0);
            changes.Varint(key);
            changes.Byte((byte)(unique ? 1 : 0));
        }

        void Name(RedoCode code, string name)
        {
            changes.Byte((byte)code);
            changes.String(name);
        }
    }

    /// <summary>Writes the first format, with the older record of indexes in the place of the catalogue.</summary>
    private static void MakeOld(string path)
    {
        var folder = new StoreFolder(path);
        var snapshot = folder.SnapshotPath(folder.NewestSnapshot());
        var (state, whole) = SnapshotReader.Read(snapshot);
        StoreDisk.Real.WriteDurably(snapshot, f => FormerSnapshotWriter.Write(f, whole, state));
        var log = folder.LogPath(whole.Generation);
        var bytes = File.ReadAllBytes(log);
        FormerSnapshotWriter.HeaderOf(whole with { Kind = StoreFileKind.Log }).CopyTo(bytes, 0);
        File.WriteAllBytes(log, bytes);

        var old = new MemoryStream();
        using (var file = File.OpenRead(snapshot))
        {
            var header = new byte[FileHeader.Size];
            file.ReadExactly(header);
            old.Write(header);
            while (file.Position < file.Length)
            {
                Assert.True(Frame.TryRead(file, out var kind, out var frame, out _));
                var isCatalogue = (SnapshotFrame)kind == SnapshotFrame.Schema;
                old.Write(Frame.Encode(isCatalogue ? (byte)SnapshotFrame.Indexes : kind, isCatalogue ? OldIndexes() : Frame.Payload(frame).ToArray(), old.Position));
            }
        }

        File.WriteAllBytes(snapshot, old.ToArray());
    }

    private static byte[] OldIndexes()
    {
        var indexes = new ByteWriter();
        indexes.Varint(2);
        foreach (var (key, unique) in new[] { (0, true), (1, false) })
        {
            indexes.Varint(0);
            indexes.Varint(key);
            indexes.Byte((byte)(unique ? 1 : 0));
        }

        return indexes.Written.ToArray();
    }
}
