using System.Globalization;
using System.Text.Json;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage.Durability;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Graph;

/// <summary>What a fresh process needs to open a store that <see cref="BulkLoad"/> made and to answer one question; a line of JSON each.</summary>
internal static class StoreAnswers
{
    private const string TopPorts = "MATCH (:Host)-[c:CONNECTED_TO]->(:Host) RETURN c.targetPort AS port, count(*) AS n ORDER BY n DESC, port LIMIT 10";

    /// <summary>Touches every property of every relationship.</summary>
    private const string ReadAll = """
        MATCH (:Host)-[c:CONNECTED_TO]->(:Host)
        RETURN sum(c.packets) AS packets, sum(c.bytes) AS bytes, sum(c.replyPackets) AS replyPackets, sum(c.replyBytes) AS replyBytes,
          sum(c.payloadBytes) AS payloadBytes, sum(c.connections) AS connections, sum(c.duration) AS duration, sum(c.firstSeen) AS firstSeen,
          sum(c.sourcePort) AS sourcePort, sum(c.targetPort) AS targetPort, max(c.protocol) AS protocol, max(c.state) AS state
        """;

    /// <summary>The first answer; whoever started the process holds the clock.</summary>
    public static async Task AnswerAsync(string folder)
    {
        await using var store = Open(folder);
        var rows = await AskAsync(store, TopPorts);
        Console.WriteLine(JsonSerializer.Serialize(new { rows = rows.Select(r => r.Select(v => v.AsInteger())) }));
    }

    /// <summary>How far the process grows while it opens the store and reads all of it, and what its heap holds then.</summary>
    public static async Task MemoryAsync(string folder)
    {
        var before = ResidentBytes();
        var heapBefore = GC.GetTotalMemory(forceFullCollection: true);
        await using var store = Open(folder);
        var rows = await AskAsync(store, ReadAll);
        var grownBytes = ResidentBytes() - before;
        var heapBytes = GC.GetTotalMemory(forceFullCollection: true) - heapBefore;
        Console.WriteLine(JsonSerializer.Serialize(new { grownBytes, heapBytes, packets = rows[0][0].AsInteger() }));
    }

    private static EmbeddedGraphStore Open(string folder) => new($"file:{folder}", new CypherEngine(), TimeProvider.System, DurableStore.Open(folder));

    private static Task<List<IReadOnlyList<GraphValue>>> AskAsync(EmbeddedGraphStore store, string cypher) => store.ReadAsync(
        async (tx, token) =>
        {
            await using var result = await tx.RunAsync(cypher, new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, token);
            var rows = new List<IReadOnlyList<GraphValue>>();
            await foreach (var row in result.ReadRowsAsync(token))
                rows.Add(row);
            return rows;
        },
        CancellationToken.None);

    /// <summary>Linux tells it exactly; elsewhere the working set stands for it.</summary>
    private static long ResidentBytes()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
            return Environment.WorkingSet;
        var line = File.ReadLines(Status).First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
