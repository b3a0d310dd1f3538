namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The file under a log. Thread-safe: a flush may run beside writes.</summary>
internal interface ILogFile : IDisposable
{
    /// <summary>In bytes.</summary>
    long Length { get; }

    /// <exception cref="IOException">Not all was written; some of it may have been.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when all that was written survives a crash.</summary>
    /// <exception cref="IOException">It may not, and asking again would not tell: the system forgets what it could not write.</exception>
    void Flush();

    /// <exception cref="IOException">The file is as long as before.</exception>
    void SetLength(long length);
}
