using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

public sealed class GraphStorageTests : IDisposable
{
    private readonly GraphStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public void Values_of_every_kind_come_back_as_they_went_in()
    {
        using var writer = _storage.BeginWrite();
        var key = writer.InternKey("v");
        foreach (var value in SampleValues.All)
        {
            var node = writer.CreateNode([]);
            Assert.True(writer.SetNodeProperty(node, key, value));
            Assert.False(writer.SetNodeProperty(node, key, value));
            Assert.Equal($"{value.Kind} {value}", $"{writer.NodeProperty(node, key).Kind} {writer.NodeProperty(node, key)}");
        }
    }

    [Fact]
    public void Reader_keeps_its_state_while_a_writer_commits()
    {
        var node = Commit(w => w.SetNodeProperty(w.CreateNode([]), w.InternKey("n"), 1));
        var reader = _storage.BeginRead();
        Commit(w => w.SetNodeProperty(node, w.InternKey("n"), 2));

        Assert.Equal(1, reader.NodeProperty(node, reader.FindKey("n")).AsInteger());
        Assert.Equal(2, _storage.BeginRead().NodeProperty(node, reader.FindKey("n")).AsInteger());
    }

    [Fact]
    public void Reader_does_not_see_uncommitted_writes_and_rollback_drops_them()
    {
        using (var writer = _storage.BeginWrite())
        {
            writer.CreateNode([writer.InternLabel("Host")]);
            Assert.Equal(0, _storage.BeginRead().NodeCount);
            Assert.Equal(1, writer.CountNodes(writer.FindLabel("Host")));
        }

        Assert.Equal(0, _storage.BeginRead().NodeCount);
    }

    [Fact]
    public void Deleted_relationship_keeps_its_identity_until_the_transaction_ends()
    {
        long relationship = 0;
        Commit(w => relationship = w.CreateRelationship(w.InternType("T"), w.CreateNode([]), w.CreateNode([])));
        using (var writer = _storage.BeginWrite())
        {
            writer.SetRelationshipProperty(relationship, writer.InternKey("n"), 1);
            writer.DeleteRelationship(relationship);
            Assert.True(writer.TryGetRelationship(relationship, out var record));
            Assert.Equal(new RelationshipRecord(0, 0, 1), record);
            Assert.True(writer.IsRelationshipDeleted(relationship));
            Assert.True(writer.RelationshipProperty(relationship, writer.FindKey("n")).IsNull);
            writer.Commit();
        }

        Assert.False(_storage.BeginRead().TryGetRelationship(relationship, out _));
    }

    [Fact]
    public void Walk_goes_on_when_the_relationship_it_stands_on_is_deleted()
    {
        using var writer = _storage.BeginWrite();
        var hub = writer.CreateNode([]);
        for (var i = 0; i < 10; i++)
            writer.CreateRelationship(writer.InternType("T"), hub, writer.CreateNode([]));

        var cursor = writer.CreateRelationshipCursor();
        var met = 0;
        for (cursor.Start(hub, Direction.Both, null); cursor.MoveNext(); met++)
            writer.DeleteRelationship(cursor.Relationship);

        Assert.Equal(10, met);
        Assert.Equal(0, writer.Degree(hub, Direction.Both, null));
    }

    [Fact]
    public void Self_loop_is_walked_once_and_counted_once()
    {
        using var writer = _storage.BeginWrite();
        var node = writer.CreateNode([]);
        var type = writer.InternType("T");
        writer.CreateRelationship(type, node, node);

        Assert.Equal(1, writer.Degree(node, Direction.Both, [type]));
        Assert.Equal(1, writer.Degree(node, Direction.Outgoing, [type]));
        var cursor = writer.CreateRelationshipCursor();
        cursor.Start(node, Direction.Both, [type]);
        Assert.True(cursor.MoveNext());
        Assert.Equal(node, cursor.OtherNode);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void Unique_key_over_equal_values_is_refused_and_changes_nothing()
    {
        using var writer = _storage.BeginWrite();
        var label = writer.InternLabel("Host");
        var key = writer.InternKey("key");
        writer.SetNodeProperty(writer.CreateNode([label]), key, 1);
        writer.SetNodeProperty(writer.CreateNode([label]), key, 1.0);

        Assert.Throws<CypherException>(() => writer.CreateIndex(label, key, unique: true));
        Assert.False(writer.HasIndex(label, key));
        Assert.True(writer.CreateIndex(label, key, unique: false));
        Assert.Equal((2, 1), writer.IndexStatistics(label, key));
    }

    [Fact]
    public void Index_finds_common_and_rare_values_among_many()
    {
        using var writer = _storage.BeginWrite();
        var label = writer.InternLabel("Host");
        var key = writer.InternKey("n");
        writer.CreateIndex(label, key, unique: false);
        for (var i = 0; i < 20_000; i++)
            writer.SetNodeProperty(writer.CreateNode([label]), key, i % 3 == 0 ? 0 : i);

        Assert.Equal(6667, Count(writer.SeekNodes(label, key, 0)));
        Assert.Equal(1, Count(writer.SeekNodes(label, key, 19_999.0)));
        Assert.Equal(0, Count(writer.SeekNodes(label, key, 3)));
        Assert.Equal(0, Count(writer.SeekNodes(label, key, GraphValue.Null)));
        for (var node = 0; node < 20_000; node++)
            writer.SetNodeProperty(node, key, "all");
        Assert.Equal((20_000, 1), writer.IndexStatistics(label, key));
        Assert.Equal(0, Count(writer.SeekNodes(label, key, 0)));
    }

    private static int Count(NodeCursor cursor)
    {
        var count = 0;
        while (cursor.MoveNext())
            count++;
        return count;
    }

    /// <summary>Runs in a transaction of its own; returns the last node.</summary>
    private long Commit(Action<GraphWriter> work)
    {
        using var writer = _storage.BeginWrite();
        work(writer);
        writer.Commit();
        return writer.State.NodeHigh - 1;
    }
}
