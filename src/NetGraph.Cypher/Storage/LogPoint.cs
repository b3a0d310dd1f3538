namespace NetGraph.Cypher.Storage;

/// <summary>A place in the log between two transactions.</summary>
/// <param name="End">Offset in bytes.</param>
/// <param name="Labels">Labels the log has named before it; types and keys likewise.</param>
internal readonly record struct LogPoint(long End, int Labels, int Types, int Keys);
