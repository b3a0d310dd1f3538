namespace NetGraph.Cypher;

/// <summary>What an embedded store is made of.</summary>
/// <param name="FormatVersion">Of the files.</param>
/// <param name="Generation">Number of checkpoints, compactions and restorations.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="LogBytes">The part of it that a compaction would fold.</param>
/// <param name="Transactions">Committed transactions in the logs.</param>
/// <param name="TornBytes">Uncommitted rest of a crash; the next opening cuts it off.</param>
/// <param name="NodesByLabel">A node with several labels counts for each; ordered by label.</param>
/// <param name="Holder">Who has it open for writing; null: nobody.</param>
public sealed record EmbeddedStoreInfo(
    string Folder,
    uint FormatVersion,
    ulong Generation,
    long Bytes,
    long LogBytes,
    long Transactions,
    long TornBytes,
    long Nodes,
    long Relationships,
    IReadOnlyDictionary<string, long> NodesByLabel,
    IReadOnlyDictionary<string, long> RelationshipsByType,
    IReadOnlyList<string> Indexes,
    string? Holder);

/// <summary>What checking a store found.</summary>
/// <param name="Problems">Each names a file and offset, or the part that is wrong; empty when all is well.</param>
/// <param name="Files">Snapshots and logs that were looked at.</param>
/// <param name="Records">Records of the logs whose checksums are right.</param>
/// <param name="Transactions">Committed transactions among them.</param>
/// <param name="Info">Null when the store could not be read.</param>
public sealed record EmbeddedStoreVerification(IReadOnlyList<string> Problems, int Files, long Records, long Transactions, EmbeddedStoreInfo? Info)
{
    public bool IsSound => Problems.Count == 0;
}

/// <summary>What a restored store holds.</summary>
public sealed record EmbeddedStoreRestoration(string Folder, long Nodes, long Relationships, long Bytes);
