using Microsoft.Extensions.DependencyInjection;
using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreContract.Tests;

/// <summary>A fresh, empty store of one kind, and where the kind keeps anything, a way to open it again.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly ServiceProvider _services;

    private StoreUnderTest(string kind)
    {
        _folder = kind == "file" ? Directory.CreateTempSubdirectory("netgraph-store-").FullName : null;
        var services = new ServiceCollection();
        services.AddEmbeddedStore();
        services.AddSingleton<GraphStoreRegistry>();
        _services = services.BuildServiceProvider();
        Address = kind == "file" ? $"file:{_folder}/db" : $"{kind}:";
    }

    /// <summary>Every kind the cases run on.</summary>
    public static IEnumerable<string> Kinds { get; } = ["memory", "file"];

    public string Address { get; }

    public bool IsDurable => _folder is not null;

    /// <summary>The folder of a durable store.</summary>
    public string Folder => Path.Combine(_folder!, "db");

    public IGraphStore Store { get; private set; } = null!; // set by OpenAsync

    public static async Task<StoreUnderTest> OpenAsync(string kind)
    {
        var made = new StoreUnderTest(kind);
        made.Store = await made.OpenAgainAsync();
        return made;
    }

    /// <summary>Opens a second time, beside <see cref="Store"/>.</summary>
    public Task<IGraphStore> OpenAgainAsync() => OpenAtAsync(Address);

    public Task<IGraphStore> OpenAtAsync(string address) =>
        _services.GetRequiredService<GraphStoreRegistry>().OpenAsync(address, CancellationToken.None);

    /// <summary>Closes and opens; does nothing for a store that keeps nothing.</summary>
    public async Task ReopenAsync()
    {
        if (!IsDurable)
            return;
        await Store.DisposeAsync();
        Store = await OpenAgainAsync();
    }

    public async Task<List<IReadOnlyList<GraphValue>>> ReadAsync(string cypher, params (string Name, GraphValue Value)[] parameters)
    {
        return await Store.ReadAsync((tx, token) => RowsAsync(tx, cypher, parameters, token), CancellationToken.None);
    }

    public async Task<QuerySummary> WriteAsync(string cypher, params (string Name, GraphValue Value)[] parameters)
    {
        return await Store.WriteAsync(
            async (tx, token) =>
            {
                await using var result = await tx.RunAsync(cypher, parameters.ToDictionary(p => p.Name, p => p.Value), QueryLimits.Unlimited, token);
                return await result.SummarizeAsync(token);
            },
            CancellationToken.None);
    }

    public static async Task<List<IReadOnlyList<GraphValue>>> RowsAsync(IGraphTransaction tx, string cypher, (string Name, GraphValue Value)[] parameters, CancellationToken token)
    {
        await using var result = await tx.RunAsync(cypher, parameters.ToDictionary(p => p.Name, p => p.Value), QueryLimits.Unlimited, token);
        var rows = new List<IReadOnlyList<GraphValue>>();
        await foreach (var row in result.ReadRowsAsync(token))
            rows.Add(row);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _services.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
