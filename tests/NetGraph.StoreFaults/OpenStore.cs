using NetGraph.Cypher;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults;

/// <summary>A store on disk, as the product opens it and from below: the port and the files' keeper.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private OpenStore(DurableStore durable, CypherEngine engine)
    {
        Durable = durable;
        Graph = new EmbeddedGraphStore("file:faults", engine, TimeProvider.System, durable);
    }

    /// <summary>Plans with all there is: batches and threads.</summary>
    public static CypherEngine Engine { get; } = new(new CypherEngineOptions(), BuiltInProcedures.CreateRegistry());

    /// <summary>Plans without batches.</summary>
    public static CypherEngine RowEngine { get; } =
        new(new CypherEngineOptions { DisabledRules = new HashSet<string> { CypherEngineOptions.RunInBatches } }, BuiltInProcedures.CreateRegistry());

    public DurableStore Durable { get; }

    public IGraphStore Graph { get; }

    /// <exception cref="GraphStoreException">The store is damaged.</exception>
    public static OpenStore At(string folder) => new(DurableStore.Open(folder), Engine);

    /// <summary>The same store, whose plans work row by row. Shares the files' keeper: dispose one of them only.</summary>
    public IGraphStore ByRows() => new EmbeddedGraphStore("file:faults", RowEngine, TimeProvider.System, Durable);

    public Task<List<IReadOnlyList<GraphValue>>> AskAsync(string cypher, params (string Name, GraphValue Value)[] parameters) =>
        Graph.ReadAsync((tx, token) => tx.RowsAsync(cypher, parameters, token), CancellationToken.None);

    public ValueTask DisposeAsync() => Graph.DisposeAsync();
}
