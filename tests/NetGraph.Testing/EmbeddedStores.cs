using NetGraph.Cypher;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Testing;

/// <summary>Embedded stores for tests of what stands above the port.</summary>
public static class EmbeddedStores
{
    /// <summary>A new, empty store in memory.</summary>
    public static Task<IGraphStore> OpenMemoryAsync(CancellationToken cancellationToken)
    {
        var engine = new CypherEngine(new CypherEngineOptions { Time = TimeProvider.System }, BuiltInProcedures.CreateRegistry());
        return new EmbeddedStoreOpener(engine, TimeProvider.System).OpenAsync("memory:", cancellationToken);
    }
}
