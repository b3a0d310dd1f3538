using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

public sealed class GraphStorageRandomTests
{
    private static readonly string[] Labels = ["Host", "Port", "Alert"];
    private static readonly string[] Types = ["CONNECTED_TO", "FROM", "TO"];
    private static readonly string[] Keys = ["key", "a", "b", "c", "d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Storage_agrees_with_a_naive_graph_through_commits_and_rollbacks(int seed)
    {
        var random = new Random(seed);
        using var storage = new GraphStorage();
        using (var writer = storage.BeginWrite())
        {
            writer.CreateIndex(writer.InternLabel("Host"), writer.InternKey("key"), unique: true);
            writer.CreateIndex(writer.InternLabel("Port"), writer.InternKey("a"), unique: false);
            writer.Commit();
        }

        var committed = new NaiveGraph();
        for (var round = 0; round < 20; round++)
        {
            var before = storage.BeginRead();
            var beforePrint = GraphPrint.Of(before);
            var model = committed.Clone();
            using var writer = storage.BeginWrite();
            for (var step = 0; step < 60; step++)
                RandomGraphChange.Apply(random, writer, model, Labels, Types, Keys);

            RemoveDangling(writer, model);
            Assert.Equal(GraphPrint.Of(model), GraphPrint.Of(writer));
            AssertIndexes(writer, model);

            if (random.Next(3) == 0)
            {
                writer.Rollback();
            }
            else
            {
                writer.Commit();
                committed = model;
            }

            Assert.Equal(beforePrint, GraphPrint.Of(before));
            Assert.Equal(GraphPrint.Of(committed), GraphPrint.Of(storage.BeginRead()));
            AssertIndexes(storage.BeginRead(), committed);
        }

        Assert.True(committed.Nodes.Count > 20 && committed.Relationships.Count > 20);
    }

    private static void RemoveDangling(GraphWriter writer, NaiveGraph model)
    {
        var dangling = model.Relationships.Where(r => !model.Nodes.ContainsKey(r.Value.Start) || !model.Nodes.ContainsKey(r.Value.End)).Select(r => r.Key).ToList();
        Assert.Equal(dangling.Count > 0, writer.FindDanglingNode() >= 0);
        foreach (var relationship in dangling)
        {
            writer.DeleteRelationship(relationship);
            model.Relationships.Remove(relationship);
        }

        Assert.Equal(-1, writer.FindDanglingNode());
    }

    private static void AssertIndexes(IGraphReader reader, NaiveGraph model)
    {
        Assert.Equal(model.Nodes.Count, reader.NodeCount);
        Assert.Equal(model.Relationships.Count, reader.RelationshipCount);
        foreach (var label in Labels)
        {
            var expected = model.Nodes.Where(n => n.Value.Labels.Contains(label)).Select(n => n.Key).ToList();
            Assert.Equal(expected, Drain(reader.ScanNodes(Math.Max(0, reader.FindLabel(label)))).Where(_ => reader.FindLabel(label) >= 0));
            Assert.Equal(expected.Count, reader.CountNodes(reader.FindLabel(label)));
        }

        foreach (var type in Types)
            Assert.Equal(model.Relationships.Count(r => r.Value.Type == type), reader.CountRelationships(reader.FindType(type)));

        foreach (var value in SampleValues.All)
        {
            AssertSeek(reader, model, "Host", "key", value);
            AssertSeek(reader, model, "Port", "a", value);
        }
    }

    private static void AssertSeek(IGraphReader reader, NaiveGraph model, string label, string key, GraphValue value)
    {
        var expected = model.Nodes
            .Where(n => n.Value.Labels.Contains(label) && n.Value.Properties.Any(p => p.Key == key && GraphEquality.AreEqual(p.Value, value) == true))
            .Select(n => n.Key);
        Assert.Equal(expected, Drain(reader.SeekNodes(reader.FindLabel(label), reader.FindKey(key), value)));
    }

    private static List<long> Drain(NodeCursor cursor)
    {
        var nodes = new List<long>();
        while (cursor.MoveNext())
            nodes.Add(cursor.Node);
        return nodes;
    }
}
