namespace NetGraph.Cypher.Storage.Durability;

/// <summary>Where one record of a snapshot lies and what it holds.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Key">The property key of a column; 0 for anything else.</param>
/// <param name="First">The first node, relationship, string or value in it.</param>
/// <param name="Count">How many of them.</param>
/// <param name="Offset">Bytes from the start of the file.</param>
/// <param name="Length">Bytes of the whole record.</param>
internal readonly record struct SnapshotPart(SnapshotFrame Kind, int Key, int First, int Count, long Offset, int Length);
