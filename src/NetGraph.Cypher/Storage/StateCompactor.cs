using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>Makes a state anew without pooled values, names and lists nothing refers to. Ids stay: they may be held outside.</summary>
internal static class StateCompactor
{
    public static GraphState Compact(GraphState from)
    {
        using var storage = new GraphStorage();
        using var writer = storage.BeginWrite();
        var reader = new GraphReader(from);
        CopyNames(from.Names, writer);
        var properties = new List<KeyValuePair<int, GraphValue>>();
        for (var node = 0; node < from.NodeHigh; node++)
        {
            if (!reader.NodeExists(node))
            {
                writer.SkipNode();
                continue;
            }

            writer.CreateNode(reader.Labels(node));
            properties.Clear();
            reader.CopyNodeProperties(node, properties);
            foreach (var (key, value) in properties)
                writer.SetNodeProperty(node, key, value);
        }

        for (var relationship = 0; relationship < from.RelationshipHigh; relationship++)
        {
            if (!reader.RelationshipExists(relationship))
            {
                writer.SkipRelationship();
                continue;
            }

            reader.TryGetRelationship(relationship, out var record);
            writer.CreateRelationship(record.Type, record.Start, record.End);
            properties.Clear();
            reader.CopyRelationshipProperties(relationship, properties);
            foreach (var (key, value) in properties)
                writer.SetRelationshipProperty(relationship, key, value);
        }

        writer.RestoreSchema(from.Schema);
        writer.Commit();
        return storage.Current.Fork(from.Epoch);
    }

    /// <summary>Names keep their ids: readers of the old state may go on beside the new one.</summary>
    private static void CopyNames(GraphNames from, GraphWriter to)
    {
        for (var label = 0; label < from.Labels.Count; label++)
            to.InternLabel(from.Labels[label]);
        for (var type = 0; type < from.Types.Count; type++)
            to.InternType(from.Types[type]);
        for (var key = 0; key < from.Keys.Count; key++)
            to.InternKey(from.Keys[key]);
    }
}
