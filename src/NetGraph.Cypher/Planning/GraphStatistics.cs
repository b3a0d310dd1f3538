using NetGraph.Cypher.Storage;

namespace NetGraph.Cypher.Planning;

/// <summary>The statistics of a store as a transaction sees it.</summary>
internal sealed partial class GraphStatistics(IGraphReader graph) : IGraphStatistics
{
    private SampledStatistics? _found;

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

    private SampledStatistics Sampled => _found ??= SampledStatistics.Of(graph);

    public double Degree(string? label, string? type, Direction direction)
    {
        int? typeId = null;
        if (type is not null && (typeId = graph.FindType(type)) < 0)
            return 0;
        if (label is not null)
            return graph.FindLabel(label) is >= 0 and var id ? Sampled.Degree(graph, id, typeId, direction) : 0;

        var relationships = typeId is { } one ? graph.CountRelationships(one) : graph.RelationshipCount;
        return relationships * (direction == Direction.Both ? 2.0 : 1.0) / Math.Max(1, graph.NodeCount);
    }

    public ValueProfile NodeValues(string? label, string key) => Values(true, label is null ? null : graph.FindLabel(label), key);

    public ValueProfile RelationshipValues(string? type, string key) => Values(false, type is null ? null : graph.FindType(type), key);

    private ValueProfile Values(bool ofNodes, int? token, string key) =>
        graph.FindKey(key) is >= 0 and var keyId && token is null or >= 0
            ? Sampled.Values(graph, ofNodes, token, keyId) : ValueProfile.Unknown;

    private bool TryFind(string label, string key, out int labelId, out int keyId)
    {
        labelId = graph.FindLabel(label);
        keyId = graph.FindKey(key);
        return labelId >= 0 && keyId >= 0;
    }
}
