using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Graph;

/// <summary>
/// Loads hosts and conversations of a <see cref="BenchGraph"/> into an empty durable store as the importer does: through the
/// port, batch by batch, each durable before the next. Prints one line of JSON. Making the rows is told apart from loading them.
/// </summary>
internal static class BulkLoad
{
    private const int DefaultBatch = 200_000;

    private static readonly NodeReferenceShape Host = new("Host", "address");
    private static readonly string[] Identity = ["protocol", "sourcePort", "targetPort"];

    private static readonly UpsertColumn[] HostColumns =
        [new("internal"), new("network"), new("packetsSent", UpsertRule.Add), new("packetsReceived", UpsertRule.Add)];

    private static readonly UpsertColumn[] ConnectionColumns =
    [
        new("packets", UpsertRule.Add), new("bytes", UpsertRule.Add), new("replyPackets", UpsertRule.Add), new("replyBytes", UpsertRule.Add),
        new("payloadBytes", UpsertRule.Add), new("connections", UpsertRule.Add), new("state"), new("duration", UpsertRule.Max), new("firstSeen", UpsertRule.Min),
    ];

    /// <param name="folder">The store; it must not hold anything yet.</param>
    /// <param name="options"><c>--batch=ROWS</c> and <c>--scale=SHARE</c>; <c>--memory</c>: without a folder.</param>
    public static async Task RunAsync(string folder, string[] options)
    {
        var batchRows = int.Parse(Option(options, "batch") ?? $"{DefaultBatch}", CultureInfo.InvariantCulture);
        var scale = double.Parse(Option(options, "scale") ?? "1", CultureInfo.InvariantCulture);
        var graph = new BenchGraph(scale);
        var hosts = Array.ConvertAll(graph.Hosts, h => (GraphValue[])[h.Address, h.Internal, h.Network, h.PacketsSent, h.PacketsReceived]);
        var keys = Array.ConvertAll(hosts, h => h[0]);
        var times = new Times();
        GC.Collect();

        var inMemory = options.Contains("--memory");
        var store = inMemory
            ? new EmbeddedGraphStore("memory:", new CypherEngine(), TimeProvider.System)
            : new EmbeddedGraphStore($"file:{folder}", new CypherEngine(), TimeProvider.System, DurableStore.Open(folder));
        if ((await store.CountAsync(CancellationToken.None)).RelationshipsByType.Count > 0)
            throw new InvalidOperationException($"Expected an empty store, found relationships in {folder}.");

        await times.LoadAsync(store, new BulkWrite([new NodeUpsert(Host.Label, Host.KeyProperty, HostColumns, hosts)], []));
        for (var from = 0; from < graph.Connections.Length; from += batchRows)
            await times.LoadAsync(store, Batch(graph, keys, from, Math.Min(batchRows, graph.Connections.Length - from)));

        var relationships = (await store.CountAsync(CancellationToken.None)).RelationshipsByType["CONNECTED_TO"];
        var closing = Stopwatch.GetTimestamp();
        await store.DisposeAsync();
        var closeSeconds = Stopwatch.GetElapsedTime(closing).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            loadSeconds = Math.Round(times.Seconds, 4),
            relationships,
            bytesOnDisk = inMemory ? 0 : BytesOf(folder),
            relationshipsPerSecond = Math.Round(relationships / times.Seconds),
            rows = graph.Connections.Length,
            nodes = graph.Hosts.Length,
            batchRows,
            cpuSeconds = Math.Round(times.CpuSeconds, 4),
            fastestBatchSeconds = Math.Round(times.Fastest, 4),
            slowestBatchSeconds = Math.Round(times.Slowest, 4),
            allocatedBytes = times.Allocated,
            closeSeconds = Math.Round(closeSeconds, 4),
            peakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        }));
    }

    private static string? Option(string[] options, string name) =>
        options.FirstOrDefault(o => o.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    private static BulkWrite Batch(BenchGraph graph, GraphValue[] keys, int from, int count)
    {
        var rows = new GraphValue[count][];
        for (var i = 0; i < count; i++)
        {
            var c = graph.Connections[from + i];
            rows[i] =
            [
                keys[c.Source], keys[c.Target], c.Protocol, c.SourcePort, c.TargetPort, c.Packets, c.Bytes, c.ReplyPackets,
                c.ReplyBytes, c.PayloadBytes, c.Connections, c.State, c.Duration, c.FirstSeen,
            ];
        }

        return new BulkWrite([], [new RelationshipUpsert("CONNECTED_TO", Host, Host, Identity, ConnectionColumns, rows)]);
    }

    private static long BytesOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    /// <summary>What the batches took, and only they.</summary>
    private sealed class Times
    {
        public double Seconds { get; private set; }

        public double Slowest { get; private set; }

        public double Fastest { get; private set; } = double.PositiveInfinity;

        /// <summary>Of all threads of the process; on a busy machine it says more than the clock.</summary>
        public double CpuSeconds { get; private set; }

        public long Allocated { get; private set; }

        public async Task LoadAsync(EmbeddedGraphStore store, BulkWrite batch)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            await store.BulkWriteAsync(batch, CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Seconds += seconds;
            CpuSeconds += (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            Fastest = Math.Min(Fastest, seconds);
            Slowest = Math.Max(Slowest, seconds);
            Allocated += GC.GetTotalAllocatedBytes(precise: true) - allocated;
        }
    }
}
