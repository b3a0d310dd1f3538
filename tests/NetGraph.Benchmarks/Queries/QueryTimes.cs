using System.Diagnostics;
using System.Globalization;
using NetGraph.Benchmarks.Graph;
using NetGraph.Cypher;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Queries;

/// <summary>
/// Medians of whole queries over a <see cref="BenchGraph"/>, prepared text to last row, warm: what a person waits for. With
/// <c>--rules-off=A,B</c> the optimiser works without those rules, with
/// <c>--only=TEXT</c> only queries whose name has the text run,
/// with <c>--threads=N</c> no more threads work for one. Beside median and best stands the processor time of a run, which a busy machine disturbs least.
/// </summary>
internal static class QueryTimes
{
    private const int WarmRuns = 5;
    private const int MeasuredRuns = 15;

    public static void Run(string[] arguments)
    {
        var storage = new GraphStorage();
        new BenchGraph().Load(storage);
        GC.Collect();
        var off = Option(arguments, "--rules-off=")?.Split(',') ?? [];
        var only = Option(arguments, "--only=") ?? "";
        var options = new CypherEngineOptions { DisabledRules = off.ToHashSet(StringComparer.Ordinal) };
        if (Option(arguments, "--threads=") is { } threads)
            options = options with { MaxParallelism = int.Parse(threads, CultureInfo.InvariantCulture) };
        var engine = new CypherEngine(options);
        foreach (var (name, text) in QueryList.All.Where(q => q.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var (rows, median, best, cpu) = Measure(engine, storage, text);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {median,9:0.00} ms  best {best,9:0.00} ms  cpu {cpu,9:0.00} ms {rows,8} rows"));
        }
    }

    private static (long Rows, double MedianMs, double BestMs, double CpuMs) Measure(CypherEngine engine, GraphStorage storage, string text)
    {
        var query = engine.Prepare(text);
        var times = new List<double>();
        var cpu = TimeSpan.Zero;
        var rows = 0L;
        for (var run = 0; run < WarmRuns + MeasuredRuns; run++)
        {
            if (run == WarmRuns)
                cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            rows = Count(query, storage);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (run >= WarmRuns)
                times.Add(elapsed);
            else if (elapsed > 2000)
                return (rows, elapsed, elapsed, elapsed); // far too slow for the number of runs to matter
        }

        times.Sort();
        return (rows, times[times.Count / 2], times[0], (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / MeasuredRuns);
    }

    private static long Count(PreparedQuery query, GraphStorage storage)
    {
        var cursor = query.Execute(storage.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None);
        var rows = 0L;
        while (cursor.MoveNext())
            rows++;
        return rows;
    }

    private static string? Option(string[] arguments, string name) =>
        arguments.FirstOrDefault(a => a.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
