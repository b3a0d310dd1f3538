using BenchmarkDotNet.Attributes;
using NetGraph.Benchmarks.Graph;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks;

/// <summary>One host by its unique key, through the engine and through the store: text to last row, the plan known.</summary>
[MemoryDiagnoser]
public class LookUpBenchmarks : IAsyncDisposable
{
    private const string Values = "MATCH (h:Host {address: $key}) RETURN h.address, h.packetsSent";
    private const string Node = "MATCH (h:Host {address: $key}) RETURN h";

    private readonly GraphStorage _storage = new();
    private readonly CypherEngine _engine = new();
    private readonly Dictionary<string, GraphValue>[] _parameters = new Dictionary<string, GraphValue>[1000];
    private EmbeddedGraphStore _store = null!; // set up before anything runs
    private int _next;

    [GlobalSetup]
    public async Task SetUp()
    {
        var graph = new BenchGraph(0.05);
        graph.Load(_storage);
        _store = new EmbeddedGraphStore("memory:bench", _engine, TimeProvider.System);
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i] = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["key"] = graph.Hosts[i].Address };
        await FillStore();
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _storage.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public long EngineValues() => Run(Values);

    [Benchmark]
    public long EngineNode() => Run(Node);

    [Benchmark]
    public Task<long> StoreValues() => _store.ReadAsync(
        async (transaction, token) =>
        {
            await using var result = await transaction.RunAsync(Values, Next(), QueryLimits.Unlimited, token);
            return (await result.SummarizeAsync(token)).Rows;
        },
        CancellationToken.None);

    private async Task FillStore()
    {
        await _store.EnsureSchemaAsync(new GraphSchemaRequest([new LabelProperty("Host", "address")], []), CancellationToken.None);
        var keys = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["keys"] = GraphValue.Of(_parameters.Select(p => p["key"]).ToArray()) };
        await _store.WriteAsync(
            async (transaction, token) =>
            {
                await using var result = await transaction.RunAsync("UNWIND $keys AS key CREATE (:Host {address: key, packetsSent: 1})", keys, QueryLimits.Unlimited, token);
                return await result.SummarizeAsync(token);
            },
            CancellationToken.None);
    }

    private long Run(string text)
    {
        var cursor = _engine.Prepare(text).Execute(_storage.BeginRead(), Next(), QueryLimits.Unlimited, CancellationToken.None);
        var rows = 0L;
        while (cursor.MoveNext())
            rows++;
        return rows;
    }

    private Dictionary<string, GraphValue> Next() => _parameters[_next++ % _parameters.Length];
}
