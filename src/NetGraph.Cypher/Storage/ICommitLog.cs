using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Makes the changes of transactions durable, in two steps: a writer appends, and later one flush covers all that was appended
/// so far. Appending is for one writer at a time; flushing is for one thread at a time, beside it.
/// </summary>
internal interface ICommitLog : IDisposable
{
    /// <summary>Where the changes of the next transaction go.</summary>
    /// <exception cref="GraphStoreException">The log can no longer be trusted with anything new.</exception>
    IChangeSink Begin();

    /// <summary>Writes the changes since <see cref="Begin"/> behind those of the transaction before. They survive a crash only once flushed.</summary>
    /// <exception cref="GraphStoreException">They could not be written, and nothing is left of them: the transaction must be rolled back.</exception>
    LogPoint Append();

    /// <summary>Forgets the changes since <see cref="Begin"/>.</summary>
    void Rollback();

    /// <summary>Returns when everything up to the point survives a crash.</summary>
    /// <exception cref="GraphStoreException">It does not; <see cref="CutBack"/> must follow.</exception>
    void Flush(LogPoint upTo);

    /// <summary>
    /// After a flush that failed: forgets everything that was not flushed, whether appended or begun; who has begun can neither go
    /// on nor append.
    /// </summary>
    /// <param name="cause">Decides whether there can be another transaction before the store is opened again.</param>
    void CutBack(Exception cause);
}
