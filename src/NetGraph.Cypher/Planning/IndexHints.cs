using NetGraph.Cypher.Syntax;

namespace NetGraph.Cypher.Planning;

/// <summary>USING INDEX names an index that has to exist. The planner needs no telling: it looks up by an index wherever one fits.</summary>
internal static class IndexHints
{
    /// <exception cref="CypherException">IndexNotFound.</exception>
    public static void RequireIndexes(IReadOnlyList<UsingHint> hints, IGraphStatistics statistics)
    {
        foreach (var hint in hints)
        {
            if (hint.Kind == HintKind.Index && !hint.Keys.Any(key => statistics.HasIndex(hint.Label!, key))) // an index hint has a label
                throw CypherErrors.IndexNotFound(hint);
        }
    }
}
