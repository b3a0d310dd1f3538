using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Tests.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Schema;

/// <summary>Whatever an index answers, a scan answers too: under random writes, rollbacks, and after the store is opened again.</summary>
public sealed class PropertyIndexRandomTests
{
    private static readonly GraphValue[] Values =
    [
        .. SampleValues.All, 1, 2, 3, 4, 5, 1.0, 2.5, double.NaN, double.PositiveInfinity, "", "a", "ab", "abc", "b", "\uFF21", "\U0001F600",
        GraphValue.True, GraphValue.False,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Index_answers_what_a_scan_answers(int seed)
    {
        var random = new Random(seed);
        using var storage = new GraphStorage();
        Prepare(storage);
        for (var round = 0; round < 25; round++)
        {
            using var writer = storage.BeginWrite();
            Change(random, writer, 120);
            Compare(random, writer, 40);
            if (random.Next(3) == 0)
                writer.Rollback();
            else
                writer.Commit();

            Assert.Empty(StateVerifier.Check(storage.Current));
            Compare(random, storage.BeginRead(), 60);
        }

        Assert.True(storage.Current.Indexes.Concat(storage.Current.RelationshipIndexes).All(i => i.Count > 10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rules_and_their_indexes_survive_reopening(bool compact)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(11);
        string before;
        using (var store = DurableStore.Open(folder.Path))
        {
            Prepare(store.Storage);
            using (var writer = store.Storage.BeginWrite())
            {
                Change(random, writer, 400);
                writer.AddConstraint("typed", ConstraintKind.Type, IndexShape.OfNode(writer.InternLabel("B"), writer.InternKey("t")), PropertyTypes.Of(["INTEGER"], ["STRING"]));
                writer.DropRule(writer.Schema.FindIndex("dropped")!.Id);
                writer.Commit();
            }

            if (compact)
                store.Compact();
            before = Print(store.Storage.BeginRead());
        }

        using var again = DurableStore.Open(folder.Path);
        Assert.Equal(before, Print(again.Storage.BeginRead()));
        Assert.DoesNotContain("dropped", before, StringComparison.Ordinal);
        Assert.Contains("typed Type (:B {t}) INTEGER | LIST<STRING NOT NULL>", before, StringComparison.Ordinal);
        Assert.Empty(StateVerifier.Check(again.Storage.Current));
        Compare(random, again.Storage.BeginRead(), 300);
    }

    [Fact]
    public void An_order_that_a_reader_asked_for_is_kept_by_the_writer_beside_it()
    {
        using var storage = new GraphStorage();
        Prepare(storage);
        var shape = storage.Current.Indexes[0].Shape;
        using (var writer = storage.BeginWrite())
        {
            Change(new Random(1), writer, 50);
            Assert.False(storage.BeginRead().SeekNodes(shape, IndexSeek.All).MoveNext());
            writer.Commit();
        }

        Assert.True(storage.Current.FindIndex(shape)!.IsOrdered);
        Assert.Empty(StateVerifier.Check(storage.Current));
    }

    private static void Prepare(GraphStorage storage)
    {
        using var writer = storage.BeginWrite();
        var (a, b, type) = (writer.InternLabel("A"), writer.InternLabel("B"), writer.InternType("R"));
        var (x, y) = (writer.InternKey("x"), writer.InternKey("y"));
        writer.AddIndex("single", IndexKind.Range, IndexShape.OfNode(a, x));
        writer.AddIndex("pair", IndexKind.Range, IndexShape.OfNode(b, x, y));
        writer.AddIndex("text", IndexKind.Text, IndexShape.OfNode(b, y));
        writer.AddIndex("dropped", IndexKind.Range, IndexShape.OfNode(a, y));
        writer.AddIndex("relationships", IndexKind.Range, IndexShape.OfRelationship(type, x));
        writer.AddIndex("relationship pair", IndexKind.Range, IndexShape.OfRelationship(type, y, x));
        writer.Commit();
    }

    private static void Change(Random random, GraphWriter writer, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var (node, key) = (random.NextInt64(Math.Max(1, writer.State.NodeHigh)), writer.InternKey(random.Next(2) == 0 ? "x" : "y"));
            var value = random.Next(8) == 0 ? GraphValue.Null : Values[random.Next(Values.Length)];
            switch (random.Next(12))
            {
                case < 3:
                    writer.CreateNode(random.Next(3) switch { 0 => [0], 1 => [1], _ => [0, 1] });
                    break;
                case < 7 when writer.NodeExists(node):
                    writer.SetNodeProperty(node, key, value);
                    break;
                case 7 when writer.NodeExists(node):
                    writer.CreateRelationship(0, node, node);
                    break;
                case 8 when writer.NodeExists(node):
                    _ = random.Next(2) == 0 ? writer.AddLabel(node, random.Next(2)) : writer.RemoveLabel(node, random.Next(2));
                    break;
                case < 11 when writer.State.RelationshipHigh > 0 && random.NextInt64(writer.State.RelationshipHigh) is var id && writer.RelationshipExists(id):
                    if (random.Next(10) == 0)
                        writer.DeleteRelationship(id);
                    else
                        writer.SetRelationshipProperty(id, key, value);
                    break;
                case 11 when writer.NodeExists(node) && writer.Degree(node, Direction.Both, null) == 0 && random.Next(3) == 0:
                    writer.DeleteNode(node);
                    break;
            }
        }
    }

    private static void Compare(Random random, GraphReader reader, int seeks)
    {
        var indexes = reader.State.Indexes.Concat(reader.State.RelationshipIndexes).ToArray();
        for (var i = 0; i < seeks; i++)
        {
            var shape = indexes[random.Next(indexes.Length)].Shape;
            var seek = RandomSeek(random, shape);
            var expected = shape.Entities(reader.State).Where(id => shape.HasAll(reader.State, id) && !seek.IsEmpty() && seek.Matches(shape, reader.State, id)).ToList();
            var found = Ids(reader, shape, seek, descending: false);
            Assert.Equal(expected, found.Order());
            Assert.Equal(expected, Ids(reader, shape, seek, descending: true).Order());
            Assert.True(reader.CountMatches(shape, seek) >= expected.Count);
            if (seek.Equal.Length < shape.Keys.Length)
                Assert.Equal(found.OrderBy(id => shape.Value(reader.State, id, seek.Equal.Length), GraphOrdering.Instance).Select(id => shape.Value(reader.State, id, seek.Equal.Length)), found.Select(id => shape.Value(reader.State, id, seek.Equal.Length)), (x, y) => GraphOrdering.Instance.Compare(x, y) == 0);
        }
    }

    private static List<int> Ids(GraphReader reader, IndexShape shape, IndexSeek seek, bool descending)
    {
        var ids = new List<int>();
        if (shape.Entity == EntityKind.Node)
        {
            for (var cursor = reader.SeekNodes(shape, seek, descending); cursor.MoveNext();)
                ids.Add((int)cursor.Node);
        }
        else
        {
            for (var cursor = reader.SeekRelationships(shape, seek, descending); cursor.MoveNext();)
                ids.Add((int)cursor.Relationship);
        }

        return ids;
    }

    private static IndexSeek RandomSeek(Random random, IndexShape shape)
    {
        var equal = Enumerable.Range(0, random.Next(shape.Keys.Length + 1)).Select(_ => Value()).ToArray();
        if (equal.Length == shape.Keys.Length)
            return new IndexSeek(equal);
        return random.Next(6) switch
        {
            0 => new IndexSeek(equal),
            1 => new IndexSeek(equal, Text: random.Next(2) == 0 ? "a" : "", Match: (IndexTextMatch)random.Next(1, 4)),
            2 => new IndexSeek(equal, Lower: Bound()),
            3 => new IndexSeek(equal, Upper: Bound()),
            _ => new IndexSeek(equal, Bound(), Bound()),
        };

        GraphValue Value() => Values[random.Next(Values.Length)];

        IndexBound Bound() => new(Value(), random.Next(2) == 0);
    }

    private static string Print(GraphReader reader) => string.Join('\n', reader.Schema.Indexes.Select(i => $"{i.Id} {i.Name} {i.Kind} {SchemaText.Of(i.Shape, reader.State.Names)} {i.OwnerId}")
        .Concat(reader.Schema.Constraints.Select(c => $"{c.Id} {c.Name} {c.Kind} {SchemaText.Of(c.Shape, reader.State.Names)} {c.Types}"))
        .Append(GraphPrint.Of(reader)));
}
