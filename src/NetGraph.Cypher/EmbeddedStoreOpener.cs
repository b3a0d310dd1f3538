using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>Opens <c>memory:</c> (a new empty graph each time) and <c>file:PATH</c> (a folder, made when missing).</summary>
internal sealed class EmbeddedStoreOpener(CypherEngine engine, TimeProvider time) : IGraphStoreOpener
{
    private const string Memory = "memory";
    private const string File = "file";

    public IReadOnlyList<string> Schemes { get; } = [Memory, File];

    public Task<IGraphStore> OpenAsync(string address, CancellationToken cancellationToken) => Task.Run<IGraphStore>(
        () =>
        {
            if (address.StartsWith(Memory + ":", StringComparison.OrdinalIgnoreCase))
                return new EmbeddedGraphStore(address, engine, time);
            var durable = DurableStore.Open(FolderOf(address), time: time);
            durable.ReadAhead();
            return new EmbeddedGraphStore(address, engine, time, durable);
        },
        cancellationToken);

    /// <summary>The folder of <c>file:PATH</c>, <c>file:///PATH</c> or a bare path.</summary>
    /// <exception cref="GraphStoreException">There is no path.</exception>
    public static string FolderOf(string address)
    {
        var path = address.StartsWith(File + ":", StringComparison.OrdinalIgnoreCase) ? address[(File.Length + 1)..] : address;
        if (path.StartsWith("///", StringComparison.Ordinal))
            path = path[2..];
        return path.Length > 0 ? path : throw new GraphStoreException($"Store address '{address}' names no folder; expected file:PATH.");
    }
}
