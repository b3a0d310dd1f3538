namespace NetGraph.Cypher.Execution.Profiling;

/// <summary>
/// Who is charged with what is asked of the store: the operator that is at work. A hit is one look at a node, relationship, property, label,
/// index entry or count (Neo4j manual, "Database hits"); looking up a name is none.
/// </summary>
internal sealed class StoreHits
{
    /// <summary>The operator at work; null outside of any.</summary>
    public RowCounter? Owner { get; set; }

    public void Add(long hits = 1)
    {
        if (Owner is not null)
            Owner.Hits += hits;
    }
}
