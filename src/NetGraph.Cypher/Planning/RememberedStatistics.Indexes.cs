using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

internal sealed partial class RememberedStatistics
{
    private readonly Dictionary<(EntityKind Entity, string Token), string> _shapes = [];

    public SchemaCatalogue Schema => inner.Schema;

    public IReadOnlyList<IndexSummary> Indexes(EntityKind entity, string token)
    {
        var found = inner.Indexes(entity, token);
        _shapes[(entity, token)] = ShapesOf(found);
        return found;
    }

    /// <summary>Not remembered: a plan stays right, only slower, when values are spread otherwise than they were.</summary>
    public double CountMatches(IndexSummary index, IndexSeek seek) => inner.CountMatches(index, seek);

    /// <summary>All indexes of a label or type, without their sizes.</summary>
    public static string ShapesOf(IReadOnlyList<IndexSummary> indexes) => string.Join(';', indexes.Select(i => i.Shape).Order(StringComparer.Ordinal));
}
