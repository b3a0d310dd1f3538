using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Planning;

internal sealed partial class GraphStatistics
{
    public SchemaCatalogue Schema => graph.Schema;

    public IReadOnlyList<IndexSummary> Indexes(EntityKind entity, string token)
    {
        var id = entity == EntityKind.Node ? graph.FindLabel(token) : graph.FindType(token);
        return id < 0 ? [] : [.. graph.IndexShapes(entity, id).Select(shape => Summary(shape, token))];
    }

    public double CountMatches(IndexSummary index, IndexSeek seek)
    {
        var token = index.Entity == EntityKind.Node ? graph.FindLabel(index.Token) : graph.FindType(index.Token);
        return graph.CountMatches(new IndexShape(index.Entity, token, [.. index.Keys.Select(graph.FindKey)]), seek);
    }

    private IndexSummary Summary(IndexShape shape, string token)
    {
        var (entries, distinct) = graph.IndexStatistics(shape);
        return new IndexSummary(
            shape.Entity, token, [.. shape.Keys.Select(graph.KeyName)], graph.Schema.Has(IndexKind.Text, shape), graph.Schema.IsUnique(shape), entries, distinct);
    }
}
