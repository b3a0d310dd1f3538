using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>Registers the embedded store.</summary>
public static class EmbeddedStoreServices
{
    /// <summary>Adds the opener of <c>memory:</c> and <c>file:</c>. Takes the clock from a registered <see cref="TimeProvider"/>, if there is one.</summary>
    /// <param name="options">Null: the defaults.</param>
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services, EmbeddedStoreOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => CreateEngine(p.GetRequiredService<TimeProvider>(), options));
        services.AddSingleton<IGraphStoreOpener>(p => new EmbeddedStoreOpener(p.GetRequiredService<CypherEngine>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static CypherEngine CreateEngine(TimeProvider time, EmbeddedStoreOptions? options)
    {
        var procedures = BuiltInProcedures.CreateRegistry();
        return new CypherEngine(new CypherEngineOptions { Time = time, CsvFolder = options?.CsvFolder is { } folder ? new CsvFolder(folder) : null }, procedures);
    }
}
