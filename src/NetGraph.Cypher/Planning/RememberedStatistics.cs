using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

/// <summary>Passes questions on and remembers the answers, so that a plan can tell later whether it still rests on them.</summary>
internal sealed partial class RememberedStatistics(IGraphStatistics inner) : IGraphStatistics
{
    private readonly Dictionary<(string Label, string Key), (bool HasIndex, bool IsUnique)> _indexes = [];
    private readonly Dictionary<string, long> _labels = [];
    private readonly Dictionary<string, long> _types = [];

    public long NodeCount => inner.NodeCount;

    public long RelationshipCount => inner.RelationshipCount;

    public long CountNodes(string label) => _labels[label] = inner.CountNodes(label);

    public long CountRelationships(string type) => _types[type] = inner.CountRelationships(type);

    public bool HasIndex(string label, string key) => Index(label, key).HasIndex;

    public bool HasUniqueKey(string label, string key) => Index(label, key).IsUnique;

    public double IndexMatches(string label, string key) => inner.IndexMatches(label, key);

    public double Degree(string? label, string? type, Direction direction) => inner.Degree(label, type, direction);

    public ValueProfile NodeValues(string? label, string key) => inner.NodeValues(label, key);

    public ValueProfile RelationshipValues(string? type, string key) => inner.RelationshipValues(type, key);

    public StatisticsAnswers Freeze() => new(
        inner.NodeCount,
        inner.RelationshipCount,
        [.. _labels.Select(l => (l.Key, l.Value))],
        [.. _types.Select(t => (t.Key, t.Value))],
        [.. _indexes.Select(i => (i.Key.Label, i.Key.Key, i.Value.HasIndex, i.Value.IsUnique))],
        [.. _shapes.Select(s => (s.Key.Entity, s.Key.Token, s.Value))],
        inner.Schema);

    private (bool HasIndex, bool IsUnique) Index(string label, string key) =>
        _indexes[(label, key)] = (inner.HasIndex(label, key), inner.HasUniqueKey(label, key));
}

/// <summary>What a plan was told when it was made.</summary>
internal sealed record StatisticsAnswers(
    long Nodes,
    long Relationships,
    (string Name, long Count)[] Labels,
    (string Name, long Count)[] Types,
    (string Label, string Key, bool HasIndex, bool IsUnique)[] Indexes,
    (EntityKind Entity, string Token, string Shapes)[] Shapes,
    SchemaCatalogue Schema)
{
    /// <summary>Sizes may differ by this factor before a plan is made anew; differences between small numbers never matter.</summary>
    private const int Factor = 2;

    private const int Small = 200;

    /// <summary>Whether the store would still answer much the same. Allocates nothing while the schema stays.</summary>
    public bool StillHolds(IGraphStatistics now)
    {
        if (!IsNear(Nodes, now.NodeCount) || !IsNear(Relationships, now.RelationshipCount))
            return false;
        foreach (var (label, count) in Labels)
        {
            if (!IsNear(count, now.CountNodes(label)))
                return false;
        }

        foreach (var (type, count) in Types)
        {
            if (!IsNear(count, now.CountRelationships(type)))
                return false;
        }

        foreach (var (label, key, hasIndex, isUnique) in Indexes)
        {
            if (now.HasIndex(label, key) != hasIndex || now.HasUniqueKey(label, key) != isUnique)
                return false;
        }

        return ReferenceEquals(Schema, now.Schema) || Array.TrueForAll(Shapes, s => s.Shapes == RememberedStatistics.ShapesOf(now.Indexes(s.Entity, s.Token)));
    }

    private static bool IsNear(long then, long now) =>
        Math.Max(then, now) < Small || then <= now * Factor && now <= then * Factor;
}
