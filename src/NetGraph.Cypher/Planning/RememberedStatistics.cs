namespace NetGraph.Cypher.Planning;

/// <summary>Passes questions on and remembers the answers, so that a plan can tell later whether it still rests on them.</summary>
internal sealed class RememberedStatistics(IGraphStatistics inner) : IGraphStatistics
{
    private readonly Dictionary<(string Label, string Key), (bool HasIndex, bool IsUnique)> _indexes = [];
    private readonly Dictionary<string, long> _labels = [];

    public long NodeCount => inner.NodeCount;

    public long RelationshipCount => inner.RelationshipCount;

    public long CountNodes(string label) => _labels[label] = inner.CountNodes(label);

    public long CountRelationships(string type) => inner.CountRelationships(type);

    public bool HasIndex(string label, string key) => Index(label, key).HasIndex;

    public bool HasUniqueKey(string label, string key) => Index(label, key).IsUnique;

    public double IndexMatches(string label, string key) => inner.IndexMatches(label, key);

    public StatisticsAnswers Freeze() => new(inner.NodeCount, inner.RelationshipCount, _labels, _indexes);

    private (bool HasIndex, bool IsUnique) Index(string label, string key) =>
        _indexes[(label, key)] = (inner.HasIndex(label, key), inner.HasUniqueKey(label, key));
}

/// <summary>What a plan was told when it was made.</summary>
internal sealed record StatisticsAnswers(
    long Nodes,
    long Relationships,
    IReadOnlyDictionary<string, long> Labels,
    IReadOnlyDictionary<(string Label, string Key), (bool HasIndex, bool IsUnique)> Indexes)
{
    /// <summary>Sizes may differ by this factor before a plan is made anew; differences between small numbers never matter.</summary>
    private const int Factor = 8;

    private const int Small = 200;

    /// <summary>Whether the store would still answer much the same.</summary>
    public bool StillHolds(IGraphStatistics now) =>
        IsNear(Nodes, now.NodeCount)
        && IsNear(Relationships, now.RelationshipCount)
        && Labels.All(l => IsNear(l.Value, now.CountNodes(l.Key)))
        && Indexes.All(i => i.Value == (now.HasIndex(i.Key.Label, i.Key.Key), now.HasUniqueKey(i.Key.Label, i.Key.Key)));

    private static bool IsNear(long then, long now) =>
        Math.Max(then, now) < Small || then <= now * Factor && now <= then * Factor;
}
