using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

internal partial interface IGraphStatistics
{
    /// <summary>The rules of now; the same object as long as none changes.</summary>
    SchemaCatalogue Schema { get; }

    /// <summary>The indexes on a label's nodes or a type's relationships.</summary>
    IReadOnlyList<IndexSummary> Indexes(EntityKind entity, string token);

    /// <summary>Entries that a seek with known values would look at.</summary>
    double CountMatches(IndexSummary index, IndexSeek seek);
}
