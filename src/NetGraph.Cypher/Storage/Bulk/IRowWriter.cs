using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Takes the rows of one bulk table, one after another: each meets what the ones before it have made.</summary>
internal interface IRowWriter
{
    /// <exception cref="ArgumentException">The row has no key, or a value that cannot be a property.</exception>
    /// <exception cref="GraphStoreException">An end of a relationship is missing.</exception>
    void Upsert(GraphValue[] row);

    /// <summary>Called behind the last row: from now on the graph has them all.</summary>
    void Finish();
}

/// <summary>A column of a bulk table.</summary>
internal readonly record struct BulkColumn(int Key, UpsertRule Rule);

/// <summary>What the rows so far have done.</summary>
internal sealed class BulkCounts
{
    public long NodesCreated { get; set; }

    public long NodesUpdated { get; set; }

    public long RelationshipsCreated { get; set; }

    public long RelationshipsUpdated { get; set; }

    public BulkWriteSummary ToSummary() => new(NodesCreated, NodesUpdated, RelationshipsCreated, RelationshipsUpdated);
}
