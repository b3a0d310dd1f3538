using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>The statistics of a store as a transaction sees it.</summary>
internal sealed class GraphStatistics(IGraphReader graph) : IGraphStatistics
{
    public long NodeCount => graph.NodeCount;

    public long RelationshipCount => graph.RelationshipCount;

    public long CountNodes(string label) => graph.FindLabel(label) is >= 0 and var id ? graph.CountNodes(id) : 0;

    public long CountRelationships(string type) => graph.FindType(type) is >= 0 and var id ? graph.CountRelationships(id) : 0;

    public bool HasIndex(string label, string key) => TryFind(label, key, out var labelId, out var keyId) && graph.HasIndex(labelId, keyId);

    public bool HasUniqueKey(string label, string key) => TryFind(label, key, out var labelId, out var keyId) && graph.HasUniqueKey(labelId, keyId);

    public double IndexMatches(string label, string key)
    {
        if (!TryFind(label, key, out var labelId, out var keyId))
            return 1;
        var (entries, distinct) = graph.IndexStatistics(labelId, keyId);
        return Math.Max(1, entries / (double)Math.Max(1, distinct));
    }

    private bool TryFind(string label, string key, out int labelId, out int keyId)
    {
        labelId = graph.FindLabel(label);
        keyId = graph.FindKey(key);
        return labelId >= 0 && keyId >= 0;
    }
}
