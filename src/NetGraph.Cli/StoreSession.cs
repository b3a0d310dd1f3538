using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Core;
using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli;

/// <summary>An open store with the use cases over it, for one command.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSession(ServiceProvider services, IGraphStore store)
    {
        _services = services;
        Store = store;
        Mediator = services.GetRequiredService<IMediator>();
    }

    public IMediator Mediator { get; }

    public IGraphStore Store { get; }

    /// <summary>For a command that writes: makes the store when there is none.</summary>
    /// <exception cref="GraphStoreException">The store could not be opened.</exception>
    /// <param name="csvFolder">What LOAD CSV may read; null: nothing.</param>
    public static Task<StoreSession> OpenAsync(
        string? storeOption, CliEnvironment environment, CancellationToken cancellationToken, string? csvFolder = null) =>
        OpenAtAsync(StoreAddress.Resolve(storeOption, environment.Variable), csvFolder, cancellationToken);

    /// <summary>For a command that only reads.</summary>
    /// <exception cref="GraphStoreException">There is no store, or it could not be opened.</exception>
    /// <param name="csvFolder">What LOAD CSV may read; null: nothing.</param>
    public static Task<StoreSession> OpenExistingAsync(
        string? storeOption, CliEnvironment environment, CancellationToken cancellationToken, string? csvFolder = null) =>
        OpenAtAsync(StoreAddress.OfExisting(storeOption, environment), csvFolder, cancellationToken);

    private static async Task<StoreSession> OpenAtAsync(string address, string? csvFolder, CancellationToken cancellationToken)
    {
        var store = await OpenStoreAsync(address, csvFolder, cancellationToken);
        var services = new ServiceCollection();
        services.AddSingleton(store);
        services.AddNetGraphCore();
        return new StoreSession(services.BuildServiceProvider(), store);
    }

    /// <summary>Use cases that need no store.</summary>
    public static ServiceProvider WithoutStore()
    {
        var services = new ServiceCollection();
        services.AddNetGraphCore();
        return services.BuildServiceProvider();
    }

    private static async Task<IGraphStore> OpenStoreAsync(string address, string? csvFolder, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddEmbeddedStore(new EmbeddedStoreOptions { CsvFolder = csvFolder });
        services.AddSingleton<GraphStoreRegistry>();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<GraphStoreRegistry>().OpenAsync(address, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
