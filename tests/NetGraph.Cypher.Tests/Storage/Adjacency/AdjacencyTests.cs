using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Adjacency;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Adjacency;

public sealed class AdjacencyTests : IDisposable
{
    private const int Nodes = 60;

    private static readonly Direction[] Directions = [Direction.Outgoing, Direction.Incoming, Direction.Both];

    private readonly GraphStorage _storage = new();
    private readonly Random _random = new(11);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public void Walk_through_arrays_gives_what_the_linked_lists_give_in_the_same_order()
    {
        Grow(600);
        MakeAll();
        AssertSameWalks();
    }

    [Fact]
    public void Commit_leaves_the_lists_to_the_nodes_it_did_not_touch()
    {
        Grow(600);
        MakeAll();
        for (var commit = 0; commit < 8; commit++)
        {
            Change();
            AssertSameWalks();
        }

        // The walks above may have had a list made anew; this commit has not been walked.
        Change();
        var view = _storage.Current.Adjacency.Find(Direction.Outgoing, null);
        Assert.NotNull(view);
        Assert.False(view.IsWhole);
        Assert.True(Enumerable.Range(0, Nodes).Any(n => view.Covers(n)), "some node was left alone");
        Assert.False(Enumerable.Range(0, Nodes).All(n => view.Covers(n)), "some node was touched");
        Assert.False(view.Covers(_storage.Current.NodeHigh), "a node that the list does not know");
    }

    [Fact]
    public void List_comes_of_itself_once_a_state_is_walked_enough()
    {
        Grow(3000);
        var reader = _storage.BeginRead();
        var rounds = 0;
        for (; reader.Adjacency!.Find(Direction.Both, null) is null; rounds++)
        {
            Assert.True(rounds < 4, "still none after four walks over all of the graph");
            for (var node = 0; node < Nodes; node++)
                Walk(reader.CreateRelationshipCursor(), node, Direction.Both, null);
        }

        Assert.Null(reader.Adjacency.Find(Direction.Both, [0]));
        AssertSameWalks();
    }

    [Fact]
    public void Commits_between_walks_do_not_put_the_list_off()
    {
        Grow(3000);
        for (var commit = 0; commit < 40; commit++)
        {
            var reader = _storage.BeginRead();
            for (var node = 1; node < 3; node++)
                Walk(reader.CreateRelationshipCursor(), node, Direction.Both, null);
            Change();
        }

        Assert.NotNull(_storage.Current.Adjacency.Find(Direction.Both, null));
        AssertSameWalks();
    }

    [Fact]
    public void Small_or_seldom_walked_state_gets_none_and_a_writer_never_has_any()
    {
        Grow(40);
        var reader = _storage.BeginRead();
        for (var node = 0; node < Nodes; node++)
            Walk(reader.CreateRelationshipCursor(), node, Direction.Both, null);

        Assert.Null(reader.Adjacency!.Find(Direction.Both, null));
        using var writer = _storage.BeginWrite();
        Assert.Null(writer.Adjacency);
    }

    [Fact]
    public void Writer_walks_what_it_has_written()
    {
        Grow(600);
        MakeAll();
        using var writer = _storage.BeginWrite();
        for (var change = 0; change < 40; change++)
        {
            Connect(writer);
            writer.DeleteRelationship(_random.Next(640));
            var (linked, arrays) = (new ExpandCursor(writer.State), writer.CreateRelationshipCursor());
            for (var node = 0; node < Nodes; node++)
                Assert.Equal(Walk(linked, node, Direction.Both, null), Walk(arrays, node, Direction.Both, null));
        }
    }

    [Fact]
    public void Writer_that_deletes_while_it_walks_through_arrays_does_not_meet_what_is_gone()
    {
        Grow(600);
        MakeAll();
        using var writer = _storage.BeginWrite();
        var cursor = writer.CreateRelationshipCursor();
        var met = 0;
        for (cursor.Start(0, Direction.Both, null); cursor.MoveNext(); met++)
        {
            Assert.True(writer.RelationshipExists(cursor.Relationship));
            var other = writer.CreateRelationshipCursor();
            for (other.Start(0, Direction.Both, null); other.MoveNext();)
                writer.DeleteRelationship(other.Relationship);
        }

        Assert.Equal(1, met);
    }

    [Fact]
    public void Walk_from_a_node_there_is_not_finds_nothing()
    {
        Grow(40);
        MakeAll();
        foreach (var node in new long[] { -1, Nodes, long.MaxValue })
            Assert.Empty(Walk(_storage.BeginRead().CreateRelationshipCursor(), node, Direction.Both, null));
    }

    private void Grow(int relationships)
    {
        using var writer = _storage.BeginWrite();
        for (var node = 0; node < Nodes; node++)
            writer.CreateNode([]);
        for (var i = 0; i < relationships; i++)
            Connect(writer);
        writer.Commit();
    }

    /// <summary>A new node with a relationship, one more between old ones, and one less.</summary>
    private void Change()
    {
        using var writer = _storage.BeginWrite();
        writer.CreateRelationship(writer.InternType("T0"), _random.Next(Nodes), writer.CreateNode([]));
        Connect(writer);
        writer.DeleteRelationship(_random.Next(600));
        writer.Commit();
    }

    /// <summary>Often the same two nodes and now and then a loop; few nodes at each of which all types meet.</summary>
    private void Connect(GraphWriter writer)
    {
        var start = _random.Next(Nodes);
        var end = _random.Next(10) == 0 ? start : _random.Next(Nodes) * _random.Next(2);
        writer.CreateRelationship(writer.InternType($"T{_random.Next(3)}"), start, end);
    }

    private void MakeAll()
    {
        foreach (var types in TypeSets())
        {
            foreach (var direction in Directions)
                Assert.NotNull(_storage.Current.Adjacency.Make(direction, types));
        }
    }

    private void AssertSameWalks()
    {
        var reader = _storage.BeginRead();
        var (linked, arrays) = (new ExpandCursor(reader.State), reader.CreateRelationshipCursor());
        foreach (var types in TypeSets())
        {
            foreach (var direction in Directions)
            {
                for (var node = 0; node < reader.State.NodeHigh; node++)
                    Assert.Equal(Walk(linked, node, direction, types), Walk(arrays, node, direction, types));
            }
        }
    }

    /// <summary>Four sets in three directions are as many as a state keeps.</summary>
    private static IEnumerable<int[]?> TypeSets() => [null, [0], [2, 1], [1, 7]];

    private static List<(long Relationship, long Other, int Type, long Start, long End)> Walk(RelationshipCursor cursor, long node, Direction direction, int[]? types)
    {
        var found = new List<(long, long, int, long, long)>();
        for (cursor.Start(node, direction, types); cursor.MoveNext();)
            found.Add((cursor.Relationship, cursor.OtherNode, cursor.Type, cursor.StartNode, cursor.EndNode));
        return found;
    }
}
