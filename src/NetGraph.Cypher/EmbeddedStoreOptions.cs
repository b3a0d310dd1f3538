namespace NetGraph.Cypher;

/// <summary>How embedded stores are opened.</summary>
public sealed record EmbeddedStoreOptions
{
    /// <summary>
    /// The one folder whose files LOAD CSV may read, to which <c>file:///name.csv</c> is relative; null: LOAD CSV is off. Everybody
    /// who may send statements can read all of it.
    /// </summary>
    public string? CsvFolder { get; init; }
}
