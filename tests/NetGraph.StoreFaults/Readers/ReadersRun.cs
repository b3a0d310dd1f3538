using System.Diagnostics;
using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Readers;

/// <summary>
/// Sixty-four readers and a writer on one store, then two thousand reads held open over a write, and a reader in another process. Each check
/// that a reader made counts as passed or failed.
/// </summary>
internal static class ReadersRun
{
    public const int Readers = 64;
    public const int OpenReads = 2_000;
    private const int MaxPrinted = 20;

    /// <param name="time">For the readers beside the writer; the second process reads for as long, at most ten seconds.</param>
    public static async Task<Report> RunAsync(TimeSpan time, int seed, Action<string> print)
    {
        print($"{Readers} readers for {time.TotalSeconds} s with seed {seed}");
        using var scratch = new ScratchFolder("readers");
        await using var store = OpenStore.At(scratch.Below("db"));
        var bank = new Bank(store.Graph, seed);
        await bank.FillAsync();
        var failures = new Failures(print);

        var checks = await BesideWriterAsync(store, bank, time, failures, print);
        checks += await HeldOpenAsync(store, failures);
        print($"{OpenReads} reads held open while a write committed");
        checks += await SecondProcessAsync(store, bank, scratch.Below("db"), TimeSpan.FromSeconds(Math.Min(10, time.TotalSeconds)), failures, print);
        return new Report(Math.Max(0, checks - failures.Count), failures.Count);
    }

    private static async Task<int> BesideWriterAsync(OpenStore store, Bank bank, TimeSpan time, Failures failures, Action<string> print)
    {
        using var over = new CancellationTokenSource(time);
        var rows = store.ByRows();
        var checks = 0;
        var readers = Enumerable.Range(0, Readers).Select(i => Task.Run(async () =>
        {
            do
            {
                await failures.GuardAsync($"reader {i}", () => Bank.CheckAsync(i % 2 == 0 ? store.Graph : rows, CancellationToken.None));
                Interlocked.Increment(ref checks);
            }
            while (!over.IsCancellationRequested);
        })).ToArray();
        print($"writer: {await WriteUntilAsync(bank, store, failures, over.Token)}");
        await Task.WhenAll(readers);
        print($"{checks} checks by {Readers} readers");
        return checks;
    }

    private static async Task<string> WriteUntilAsync(Bank bank, OpenStore store, Failures failures, CancellationToken over)
    {
        var done = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (!over.IsCancellationRequested)
        {
            await failures.GuardAsync("writer", async () =>
            {
                var kind = await bank.StepAsync(store.Durable.Compact);
                done[kind] = done.GetValueOrDefault(kind) + 1;
            });
        }

        return string.Join(", ", done.Select(d => $"{d.Value} {d.Key}"));
    }

    /// <summary>Each of many transactions reads, waits until a write has committed, and reads the same again.</summary>
    private static async Task<int> HeldOpenAsync(OpenStore store, Failures failures)
    {
        const string Query = "MATCH (a:Account {id: 5}) RETURN a.amount AS sum";
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ready = new CountdownEvent(OpenReads);
        var before = await store.Graph.ReadAsync((tx, token) => Bank.SumAsync(tx, Query, token), CancellationToken.None);
        var reads = Enumerable.Range(0, OpenReads).Select(i => failures.GuardAsync($"open read {i}", () => store.Graph.ReadAsync(
            async (tx, token) =>
            {
                var first = await Bank.SumAsync(tx, Query, token);
                ready.Signal();
                await written.Task;
                var second = await Bank.SumAsync(tx, Query, token);
                if (first != before || second != before)
                    throw new FaultException($"a read held open saw {first}, then {second}; expected {before}");
                return true;
            },
            CancellationToken.None))).ToArray();
        await Task.Run(() => ready.Wait(TimeSpan.FromSeconds(30)));
        await store.Graph.WriteAsync(
            async (tx, token) =>
            {
                await tx.DoAsync("MATCH (a:Account {id: 5}), (b:Account {id: 6}) SET a.amount = a.amount - 7, b.amount = b.amount + 7", [], token);
                return true;
            },
            CancellationToken.None);
        written.SetResult();
        await Task.WhenAll(reads);
        await failures.GuardAsync("read after", async () =>
        {
            var after = await store.Graph.ReadAsync((tx, token) => Bank.SumAsync(tx, Query, token), CancellationToken.None);
            if (after != before - 7)
                throw new FaultException($"a new read saw {after}; expected {before - 7}");
        });
        return OpenReads + 1;
    }

    private static async Task<int> SecondProcessAsync(OpenStore store, Bank bank, string folder, TimeSpan time, Failures failures, Action<string> print)
    {
        var start = SecondProcess.StartInfo("reader", folder, time.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        using var reader = Process.Start(start)!; // not null: no shell
        using var over = new CancellationTokenSource();
        var output = reader.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var ended = reader.WaitForExitAsync(CancellationToken.None).ContinueWith(_ => over.CancelAsync(), TaskScheduler.Default).Unwrap();
        print($"writer beside a second process: {await WriteUntilAsync(bank, store, failures, over.Token)}");
        await ended;
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.SkipLast(1))
            failures.Add("second process", line);
        if (lines is not [.., var last] || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var checks) || checks == 0)
        {
            failures.Add("second process", $"it ended with {reader.ExitCode} and made no check");
            return 1;
        }

        print($"{checks} checks by a second process");
        return checks;
    }

    private sealed class Failures(Action<string> print)
    {
        private int _count;

        public int Count => _count;

        public async Task GuardAsync(string who, Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception e)
            {
                Add(who, e is FaultException ? e.Message : e.ToString());
            }
        }

        public void Add(string who, string what)
        {
            if (Interlocked.Increment(ref _count) <= MaxPrinted)
                print($"{who} FAILED: {what}");
        }
    }
}
