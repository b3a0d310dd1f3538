using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Planning;

/// <summary>How many entries of an index a seek will find: counted where its values stand in the text, guessed where they come with the run.</summary>
internal static class IndexEstimate
{
    private const double OneEnd = 0.2;
    private const double TwoEnds = 0.05;
    private const double Prefix = 0.02;

    /// <summary>The same for whichever index the access is on; 1 when there is none any more.</summary>
    public static double Of(IndexAccess access, IGraphStatistics statistics) =>
        statistics.Indexes(access.Entity, access.Token).FirstOrDefault(i => i.Keys.SequenceEqual(access.Keys, StringComparer.Ordinal)) is { } index
            ? Of(index, access, statistics)
            : 1;

    public static double Of(IndexSummary index, IndexAccess access, IGraphStatistics statistics)
    {
        // Within a text every string is looked at, however few match.
        if (access.Match is IndexTextMatch.Contains or IndexTextMatch.EndsWith)
            return index.Matches(access.Equal.Count);
        if (access.Expressions.All(e => e is BoundLiteral))
            return statistics.CountMatches(index, Known(access));

        var share = (access.Lower, access.Upper, access.Match) switch
        {
            (not null, not null, _) => TwoEnds,
            (null, null, IndexTextMatch.StartsWith) => Prefix,
            (null, null, _) => 1,
            _ => OneEnd,
        };
        return index.Matches(access.Equal.Count) * share;
    }

    private static IndexSeek Known(IndexAccess access)
    {
        var text = access.Text is null ? GraphValue.Null : Value(access.Text);
        if (access.Text is not null && text.Kind != GraphValueKind.String)
            return new IndexSeek([GraphValue.Null]);
        return new IndexSeek(
            [.. access.Equal.Select(Value)],
            access.Lower is { } lower ? new IndexBound(Value(lower.Value), lower.IsInclusive) : null,
            access.Upper is { } upper ? new IndexBound(Value(upper.Value), upper.IsInclusive) : null,
            access.Text is null ? null : text.AsString(),
            access.Match);
    }

    private static GraphValue Value(BoundExpression expression) => ((BoundLiteral)expression).Value;
}
