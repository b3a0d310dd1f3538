using NetGraph.Cypher.Storage;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

public sealed class RelationshipPairsTests : IDisposable
{
    private static readonly Direction[] Directions = [Direction.Outgoing, Direction.Incoming, Direction.Both];

    private readonly GraphStorage _storage = new();
    private readonly Random _random = new(77);
    private int[]?[] _typeSets = [];

    [Fact]
    public void Pairs_are_the_same_from_the_table_as_from_a_walk()
    {
        using (var writer = _storage.BeginWrite())
        {
            var types = new[] { writer.InternType("A"), writer.InternType("B") };
            _typeSets = [null, [types[0]], types];
            for (var node = 0; node < 12; node++)
                writer.CreateNode([]);
            writer.Commit();
        }

        // Few nodes, so that pairs have many relationships and loops; some transactions end in nothing.
        for (var round = 0; round < 120; round++)
        {
            using var writer = _storage.BeginWrite();
            if (round == 10)
                _storage.Pairs.Make(writer.State);
            for (var change = _random.Next(12); change > 0; change--)
                Change(writer);
            AssertSame(writer);
            for (var change = _random.Next(12); change > 0; change--)
                Change(writer);
            AssertSame(writer);
            if (_random.Next(3) > 0)
                writer.Commit();
        }

        Assert.True(_storage.Pairs.IsMade);
    }

    [Fact]
    public void Table_is_made_when_searches_have_cost_enough_and_not_before()
    {
        using var writer = _storage.BeginWrite();
        var type = writer.InternType("A");
        var hub = writer.CreateNode([]);
        var other = writer.CreateNode([]);
        for (var i = 0; i < 2_000; i++)
            writer.CreateRelationship(type, hub, other);

        var cursor = writer.CreatePairCursor();
        cursor.Start(hub, hub, Direction.Incoming, null);
        Assert.False(_storage.Pairs.IsMade);
        Assert.Equal(2_000, cursor.Start(hub, other, Direction.Outgoing, null));
        Assert.True(_storage.Pairs.IsMade);
        Assert.Equal(2_000, Take(cursor).Count);
    }

    [Fact]
    public void Relationship_deleted_after_the_search_began_is_skipped()
    {
        using var writer = _storage.BeginWrite();
        var type = writer.InternType("A");
        var node = writer.CreateNode([]);
        for (var i = 0; i < 3; i++)
            writer.CreateRelationship(type, node, node);
        _storage.Pairs.Make(writer.State);

        var cursor = writer.CreatePairCursor();
        cursor.Start(node, node, Direction.Both, null);
        writer.DeleteRelationship(1);
        Assert.Equal([0, 2], Take(cursor));
    }

    [Fact]
    public void Pair_that_is_made_and_deleted_over_and_over_leaves_no_long_chain()
    {
        using var writer = _storage.BeginWrite();
        var type = writer.InternType("A");
        var node = writer.CreateNode([]);
        writer.CreateRelationship(type, node, node);
        _storage.Pairs.Make(writer.State);
        var cursor = writer.CreatePairCursor();

        // Were the dead walked over each time, this would be five thousand million steps.
        for (var i = 0; i < 100_000; i++)
        {
            writer.DeleteRelationship(writer.CreateRelationship(type, node, node));
            cursor.Start(node, node, Direction.Both, null);
            Assert.True(cursor.MoveNext());
            Assert.Equal(0, cursor.Relationship);
        }
    }

    [Fact]
    public void Nodes_that_do_not_exist_have_nothing_between_them()
    {
        using var writer = _storage.BeginWrite();
        writer.CreateRelationship(writer.InternType("A"), writer.CreateNode([]), 0);
        var cursor = writer.CreatePairCursor();
        foreach (var id in new[] { -1L, 1L, 1L << 40 })
        {
            Assert.Equal(0, cursor.Start(id, 0, Direction.Both, null));
            Assert.False(cursor.MoveNext());
            Assert.Equal(0, cursor.Start(0, id, Direction.Both, null));
            Assert.False(cursor.MoveNext());
        }
    }

    public void Dispose() => _storage.Dispose();

    private void Change(GraphWriter writer)
    {
        var relationships = writer.State.RelationshipHigh;
        if (relationships > 0 && _random.Next(5) < 2)
            writer.DeleteRelationship(_random.Next(relationships));
        else
            writer.CreateRelationship(_typeSets[2]![_random.Next(2)], _random.Next(12), _random.Next(12)); // set before the first change
    }

    private void AssertSame(GraphWriter writer)
    {
        var asked = writer.CreatePairCursor();
        var walked = new GraphReader(writer.State).CreatePairCursor();
        for (var i = 0; i < 100; i++)
        {
            var (from, to) = (_random.Next(12), _random.Next(12));
            var direction = Directions[_random.Next(3)];
            var types = _typeSets[_random.Next(3)];
            asked.Start(from, to, direction, types);
            walked.Start(from, to, direction, types);
            var found = Take(asked);
            Assert.Equal(Take(walked).Order(), types is [_] ? found : found.Order());
        }
    }

    private static List<long> Take(PairCursor cursor)
    {
        var taken = new List<long>();
        while (cursor.MoveNext())
            taken.Add(cursor.Relationship);
        return taken;
    }
}
