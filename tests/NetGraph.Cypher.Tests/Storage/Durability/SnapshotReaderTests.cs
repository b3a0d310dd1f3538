using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Testing.Storage;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class SnapshotReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pages_of_a_snapshot_are_copied_before_they_are_written_whatever_the_epoch_of_the_writer()
    {
        using (var store = DurableStore.Open(_folder.Path))
        {
            using var writer = store.Storage.BeginWrite();
            var (label, type, key) = (writer.InternLabel("Host"), writer.InternType("KNOWS"), writer.InternKey("name"));
            var nodes = Enumerable.Range(0, 5).Select(_ => writer.CreateNode([label])).ToArray();
            writer.SetNodeProperty(nodes[0], key, "first");
            writer.CreateRelationship(type, nodes[0], nodes[1]);
            writer.Commit();
            store.Checkpoint();
        }

        using var again = DurableStore.Open(_folder.Path);
        var stored = again.Storage.Current;
        var before = GraphPrint.Of(new GraphReader(stored));

        // A reader beside a writer counts its own epochs: one may be that of the snapshot.
        using var storage = new GraphStorage(stored.Fork(stored.Epoch - 1), null);
        using (var writer = storage.BeginWrite())
        {
            Assert.Equal(stored.Epoch, writer.State.Epoch);
            writer.SetNodeProperty(0, writer.InternKey("name"), "other");
            writer.CreateRelationship(writer.InternType("KNOWS"), 0, 2);
            writer.DeleteRelationship(0);
            writer.AddLabel(1, writer.InternLabel("Other"));
            writer.CreateNode([writer.InternLabel("Host")]);
            writer.Commit();
        }

        Assert.Equal(before, GraphPrint.Of(new GraphReader(stored)));
        Assert.NotEqual(before, GraphPrint.Of(storage.BeginRead()));
    }
}
