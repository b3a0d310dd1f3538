using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Durability;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage.Durability;

public sealed class DurableStoreRandomTests
{
    private static readonly string[] Labels = ["Host", "Port", "Alert"];
    private static readonly string[] Types = ["CONNECTED_TO", "FROM", "TO"];
    private static readonly string[] Keys = ["key", "a", "b", "c", "d"];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Store_comes_back_as_committed_after_rollbacks_reopens_and_compactions(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var committed = new NaiveGraph();
        var store = DurableStore.Open(folder.Path);
        using (var writer = store.Storage.BeginWrite())
        {
            writer.CreateIndex(writer.InternLabel("Host"), writer.InternKey("key"), unique: true);
            writer.Commit();
        }

        for (var round = 0; round < 30; round++)
        {
            var model = committed.Clone();
            using (var writer = store.Storage.BeginWrite())
            {
                for (var step = 0; step < 40; step++)
                    RandomGraphChange.Apply(random, writer, model, Labels, Types, Keys);
                foreach (var dangling in model.Relationships.Where(r => !model.Nodes.ContainsKey(r.Value.Start) || !model.Nodes.ContainsKey(r.Value.End)).Select(r => r.Key).ToList())
                {
                    writer.DeleteRelationship(dangling);
                    model.Relationships.Remove(dangling);
                }

                if (random.Next(4) > 0)
                {
                    writer.Commit();
                    committed = model;
                }
            }

            switch (random.Next(5))
            {
                case 0:
                    store.Dispose();
                    store = DurableStore.Open(folder.Path);
                    break;
                case 1:
                    store.Compact();
                    break;
            }

            Assert.Equal(GraphPrint.Of(committed), GraphPrint.Of(store.Storage.BeginRead()));
            Assert.Empty(StateVerifier.Check(store.Storage.Current));
        }

        store.Dispose();
        Assert.Empty(EmbeddedStoreMaintenance.Verify(folder.Path).Problems);
        using var again = DurableStore.Open(folder.Path);
        Assert.Equal(GraphPrint.Of(committed), GraphPrint.Of(again.Storage.BeginRead()));
        Assert.Equal(0, again.TornBytes);
    }
}
