using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

/// <summary>An index as the planner sees it.</summary>
/// <param name="Token">Label or type.</param>
/// <param name="Keys">Properties in the order of the index; it holds only entities that have them all.</param>
/// <param name="HasText">Whether a TEXT index is on it, so that CONTAINS and ENDS WITH may use it.</param>
/// <param name="IsUnique">Whether values never repeat.</param>
internal sealed record IndexSummary(
    EntityKind Entity, string Token, IReadOnlyList<string> Keys, bool HasText, bool IsUnique, long Entries, long DistinctValues)
{
    /// <summary>What makes it usable, without its sizes.</summary>
    public string Shape => $"{string.Join(',', Keys)}{(HasText ? " text" : "")}{(IsUnique ? " unique" : "")}";

    /// <summary>Entries for each value of the first <paramref name="count"/> keys, supposing that each key tells as much as the others.</summary>
    public double Matches(int count)
    {
        if (count == 0)
            return Entries;
        if (count == Keys.Count && IsUnique)
            return Math.Min(1, Entries);
        return Entries / Math.Pow(Math.Max(1, DistinctValues), (double)count / Keys.Count);
    }
}
