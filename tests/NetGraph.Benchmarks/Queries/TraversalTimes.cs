using System.Diagnostics;
using System.Globalization;
using NetGraph.Benchmarks.Graph;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Queries;

/// <summary>Medians of look-ups, walks and small writes over a <see cref="BenchGraph"/>, prepared text to last row or commit, warm.</summary>
internal sealed class TraversalTimes : IDisposable
{
    private const int WarmRuns = 8;
    private const int MeasuredRuns = 15;
    private const int LookUps = 100_000;

    private readonly GraphStorage _storage = new();
    private readonly CypherEngine _engine = new();
    private readonly BenchGraph _graph = new();

    private TraversalTimes() => _graph.Load(_storage);

    /// <param name="arguments"><c>--only=TEXT</c>: those whose name has the text.</param>
    public static void Run(string[] arguments)
    {
        var only = arguments.FirstOrDefault(a => a.StartsWith("--only=", StringComparison.Ordinal))?["--only=".Length..] ?? "";
        using var times = new TraversalTimes();
        GC.Collect();
        foreach (var (name, text, parameters) in times.Questions().Where(q => q.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            times.Measure(name, text, parameters);
        if ("point look-ups".Contains(only, StringComparison.OrdinalIgnoreCase))
            times.MeasureLookUps();
    }

    public void Dispose() => _storage.Dispose();

    private IEnumerable<(string Name, string Text, Dictionary<string, GraphValue> Parameters)> Questions()
    {
        foreach (var (name, place) in new[] { ("hub", BenchGraph.Hub), ("small hub", BenchGraph.SmallHub), ("ordinary", 4711) })
        {
            var key = Parameters(("key", _graph.Hosts[place].Address));
            yield return ($"1 hop, distinct nodes, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO]->(b) RETURN DISTINCT b", key);
            yield return ($"1 hop, addresses, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO]->(b) RETURN b.address", key);
            yield return ($"1 hop, count distinct, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO]->(b:Host) RETURN count(DISTINCT b)", key);
            yield return ($"2 hops, count distinct, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO]->(:Host)-[:CONNECTED_TO]->(b:Host) RETURN count(DISTINCT b)", key);
            yield return ($"2 hops, distinct nodes, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO]->()-[:CONNECTED_TO]->(b) RETURN DISTINCT b", key);
            yield return ($"*1..3, count, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO*1..3]->(x) RETURN count(*)", key);
            yield return ($"*1..3, count hosts, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO*1..3]->(x:Host) RETURN count(*)", key);
            yield return ($"*1..3, count distinct, {name}", "MATCH (h:Host {address: $key})-[:CONNECTED_TO*1..3]->(x) RETURN count(DISTINCT x)", key);
        }

        var ends = Parameters(("a", _graph.Hosts[BenchGraph.SmallHub].Address), ("b", _graph.Hosts[^7].Address));
        yield return ("shortest path *..6", "MATCH p = shortestPath((a:Host {address: $a})-[:CONNECTED_TO*..6]->(b:Host {address: $b})) RETURN length(p)", ends);
        yield return ("shortest path *..6, both ways", "MATCH p = shortestPath((a:Host {address: $a})-[:CONNECTED_TO*..6]-(b:Host {address: $b})) RETURN p", ends);
        yield return ("all shortest paths *..6", "MATCH p = allShortestPaths((a:Host {address: $a})-[:CONNECTED_TO*..6]->(b:Host {address: $b})) RETURN count(p)", ends);
        yield return ("10,000 look-ups", "UNWIND $keys AS k MATCH (h:Host {address: k}) RETURN sum(h.packetsSent)", Keys());
        yield return ("MERGE of 10,000 edges", "UNWIND $rows AS row MATCH (a:Host {address: row.s}), (b:Host {address: row.t}) MERGE (a)-[c:CONNECTED_TO {targetPort: row.p}]->(b) ON CREATE SET c.packets = 1 ON MATCH SET c.packets = c.packets + 1", Edges());
    }

    private void Measure(string name, string text, Dictionary<string, GraphValue> parameters)
    {
        var times = new List<double>();
        var rows = 0L;
        for (var run = 0; run < WarmRuns + MeasuredRuns; run++)
        {
            var start = Stopwatch.GetTimestamp();
            rows = Rows(_engine.Prepare(text), parameters);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var (first, warm) = (times[0], times.Skip(WarmRuns).Order().ToList());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-36} {warm[warm.Count / 2],9:0.000} ms (first {first:0.0}, best {warm[0]:0.000}) {rows,8} rows"));
    }

    private long Rows(PreparedQuery query, Dictionary<string, GraphValue> parameters)
    {
        using var writer = query.Writes ? _storage.BeginWrite() : null;
        var cursor = query.Execute(writer ?? _storage.BeginRead(), parameters, QueryLimits.Unlimited, CancellationToken.None);
        var rows = 0L;
        while (cursor.MoveNext())
            rows++;
        writer?.Commit();
        return rows;
    }

    private void MeasureLookUps()
    {
        var parameters = _graph.Hosts.Take(1000).Select(h => Parameters(("key", h.Address))).ToArray();
        foreach (var text in new[] { "MATCH (h:Host {address: $key}) RETURN h.address, h.packetsSent", "MATCH (h:Host {address: $key}) RETURN h" })
        {
            for (var round = 0; round < 3; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < LookUps; i++)
                    Rows(_engine.Prepare(text), parameters[i % parameters.Length]);
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / LookUps;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"point look-ups: {LookUps / seconds:0} a second, {bytes} bytes each: {text}"));
            }
        }
    }

    private Dictionary<string, GraphValue> Keys() =>
        Parameters(("keys", GraphValue.Of(Enumerable.Range(0, 10_000).Select(i => GraphValue.Of(_graph.Hosts[i * 2 % _graph.Hosts.Length].Address)).ToArray())));

    private Dictionary<string, GraphValue> Edges()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => GraphValue.Of(GraphMap.Of(
            ("s", _graph.Hosts[i % 3 == 0 ? BenchGraph.Hub : (i * 7) % _graph.Hosts.Length].Address),
            ("t", _graph.Hosts[(i * 13) % _graph.Hosts.Length].Address),
            ("p", i % 1000))));
        return Parameters(("rows", GraphValue.Of(rows.ToArray())));
    }

    private static Dictionary<string, GraphValue> Parameters(params (string Name, GraphValue Value)[] parameters) =>
        parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
}
