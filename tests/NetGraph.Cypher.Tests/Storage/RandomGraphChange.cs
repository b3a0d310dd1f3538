using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Storage;

/// <summary>One random change, done to a storage and to the naive graph alike.</summary>
internal static class RandomGraphChange
{
    public static void Apply(Random random, GraphWriter writer, NaiveGraph model, string[] labels, string[] types, string[] keys)
    {
        switch (random.Next(20))
        {
            case < 4:
                CreateNode(random, writer, model, labels);
                break;
            case < 8 when model.Nodes.Count > 0:
                CreateRelationship(random, writer, model, types);
                break;
            case < 12 when model.Nodes.Count > 0:
                SetNode(random, writer, model, keys);
                break;
            case < 15 when model.Relationships.Count > 0:
                SetRelationship(random, writer, model, keys);
                break;
            case < 17 when model.Nodes.Count > 0:
                ChangeLabel(random, writer, model, labels);
                break;
            case 17 when model.Nodes.Count > 0 && random.Next(3) == 0:
                var node = Pick(random, model.Nodes);
                writer.DeleteNode(node);
                Assert.True(writer.IsNodeDeleted(node) && !writer.NodeExists(node));
                model.Nodes.Remove(node);
                break;
            case 18 when model.Relationships.Count > 0:
                var relationship = Pick(random, model.Relationships);
                writer.DeleteRelationship(relationship);
                Assert.True(writer.IsRelationshipDeleted(relationship) && writer.TryGetRelationship(relationship, out _));
                model.Relationships.Remove(relationship);
                break;
        }
    }

    private static void CreateNode(Random random, GraphWriter writer, NaiveGraph model, string[] labels)
    {
        var chosen = labels.Where(_ => random.Next(3) == 0).ToArray();
        var node = writer.CreateNode([.. chosen.Select(writer.InternLabel)]);
        Assert.Equal(model.NextNode, node);
        model.Nodes[model.NextNode++] = new NaiveNode(new(chosen, StringComparer.Ordinal), []);
    }

    private static void CreateRelationship(Random random, GraphWriter writer, NaiveGraph model, string[] types)
    {
        var start = Pick(random, model.Nodes);
        var end = random.Next(5) == 0 ? start : Pick(random, model.Nodes);
        var type = types[random.Next(types.Length)];
        Assert.Equal(model.NextRelationship, writer.CreateRelationship(writer.InternType(type), start, end));
        model.Relationships[model.NextRelationship++] = new NaiveRelationship(type, start, end, []);
    }

    private static void SetNode(Random random, GraphWriter writer, NaiveGraph model, string[] keys)
    {
        var node = Pick(random, model.Nodes);
        var key = keys[random.Next(keys.Length)];
        var value = Value(random);
        var held = model.Nodes[node];
        var breaks = !value.IsNull && key == "key" && held.Labels.Contains("Host") && Holders(model, value).Any(h => h != node);
        if (breaks)
        {
            var error = Assert.Throws<CypherException>(() => writer.SetNodeProperty(node, writer.InternKey(key), value));
            Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", error.Code);
            return;
        }

        writer.SetNodeProperty(node, writer.InternKey(key), value);
        NaiveGraph.Set(held.Properties, key, value);
    }

    private static void SetRelationship(Random random, GraphWriter writer, NaiveGraph model, string[] keys)
    {
        var relationship = Pick(random, model.Relationships);
        var key = keys[random.Next(keys.Length)];
        var value = Value(random);
        writer.SetRelationshipProperty(relationship, writer.InternKey(key), value);
        NaiveGraph.Set(model.Relationships[relationship].Properties, key, value);
    }

    private static void ChangeLabel(Random random, GraphWriter writer, NaiveGraph model, string[] labels)
    {
        var node = Pick(random, model.Nodes);
        var label = labels[random.Next(labels.Length)];
        var held = model.Nodes[node];
        if (held.Labels.Contains(label) && random.Next(2) == 0)
        {
            Assert.True(writer.RemoveLabel(node, writer.InternLabel(label)));
            held.Labels.Remove(label);
            return;
        }

        var key = held.Properties.Find(p => p.Key == "key").Value;
        if (label == "Host" && !held.Labels.Contains(label) && !key.IsNull && Holders(model, key).Any())
        {
            Assert.Throws<CypherException>(() => writer.AddLabel(node, writer.InternLabel(label)));
            return;
        }

        Assert.Equal(held.Labels.Add(label), writer.AddLabel(node, writer.InternLabel(label)));
    }

    private static IEnumerable<long> Holders(NaiveGraph model, GraphValue key) => model.Nodes
        .Where(n => n.Value.Labels.Contains("Host") && n.Value.Properties.Any(p => p.Key == "key" && GraphEquivalence.Instance.Equals(p.Value, key)))
        .Select(n => n.Key);

    private static GraphValue Value(Random random) => random.Next(6) == 0 ? default : SampleValues.All[random.Next(SampleValues.All.Length)];

    private static long Pick<T>(Random random, SortedDictionary<long, T> from) => from.ElementAt(random.Next(from.Count)).Key;
}
