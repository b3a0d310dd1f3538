using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// What USING asks of a MATCH: which nodes are begun at, and which relationships are found by themselves, by an index or by a scan of a label
/// or type (Neo4j manual, "Index hints", "Scan hints"). A hint that nothing can fulfil is passed over.
/// </summary>
internal sealed class MatchHints
{
    /// <summary>Nothing is asked.</summary>
    public static readonly MatchHints None = new();

    private readonly Dictionary<Variable, UsingHint> _leaves = [];

    private MatchHints()
    {
    }

    /// <summary>Whether anything is asked.</summary>
    public bool IsEmpty => _leaves.Count == 0;

    public static MatchHints Of(IReadOnlyList<UsingHint> hints, BoundPattern pattern, IGraphStatistics statistics)
    {
        if (hints.Count == 0)
            return None;
        var asked = new MatchHints();
        foreach (var hint in hints)
        {
            if (hint.Kind != HintKind.Join)
                asked.Note(hint, pattern, statistics);
        }

        return asked;
    }

    /// <summary>How a node or relationship is to be found; null when the planner is free.</summary>
    public UsingHint? For(Variable variable) => _leaves.GetValueOrDefault(variable);

    /// <summary>Whether an index is the one that a hint names.</summary>
    public static bool Names(UsingHint hint, IndexSummary index) => hint.Label == index.Token && hint.Keys.SequenceEqual(index.Keys, StringComparer.Ordinal);

    private void Note(UsingHint hint, BoundPattern pattern, IGraphStatistics statistics)
    {
        var name = hint.Variables[0].Name;
        var node = pattern.Paths.SelectMany(p => p.Nodes).FirstOrDefault(n => n.Variable.Name == name)?.Variable;
        var found = node ?? pattern.Paths.SelectMany(p => p.Relationships).FirstOrDefault(r => r.Variable.Name == name)?.Variable;
        if (found is null)
            return;
        var kind = node is null ? EntityKind.Relationship : EntityKind.Node;
        if (hint.Kind == HintKind.Scan || statistics.Indexes(kind, hint.Label!).Any(index => Names(hint, index))) // only joins have no label
            _leaves.TryAdd(found, hint);
    }
}
