using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>The ways in which a store on disk fails.</summary>
internal static class StoreErrors
{
    /// <param name="offset">Bytes from the start of the file.</param>
    public static GraphStoreException Damaged(string path, long offset, string what, Exception? cause = null) =>
        new($"The store is damaged: {path}, offset {offset}: {what}.", innerException: cause);

    public static GraphStoreException Missing(string path, string why) => new($"The store is damaged: {path} is missing; {why}.");

    public static GraphStoreException Held(string folder, string holder) =>
        new($"The store {folder} is open for writing by {holder}; it can only be read meanwhile.", isTransient: true);

    public static GraphStoreException ReadOnly(string folder, string why) => new($"The store {folder} was opened for reading because its folder cannot be written to: {why}");

    public static GraphStoreException Failed(string folder, Exception cause) =>
        new($"The store {folder} could not be written: {cause.Message}", innerException: cause);

    public static GraphStoreException MustReopen(string path, Exception cause) =>
        new($"The store must be opened again before it can be written; reading goes on: {path}: {cause.Message}", innerException: cause);

    public static GraphStoreException BuiltOnFailed(string path) =>
        new($"The transaction was rolled back because the one before it could not be written to {path}.", isTransient: true);
}
