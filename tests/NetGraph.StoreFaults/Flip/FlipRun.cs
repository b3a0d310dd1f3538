using System.Diagnostics;
using System.Globalization;
using NetGraph.PropertyGraph;

namespace NetGraph.StoreFaults.Flip;

/// <summary>
/// Flips one bit of one file a round and uses the store in one of the ways that <see cref="FlipUse"/> lists. A round passes when the
/// damage is told with file and offset, or changes nothing.
/// </summary>
internal static class FlipRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Allocations of a round that only a length read from damaged bytes can explain: the stores have less than a megabyte.</summary>
    private const long AbsurdBytes = 512L * 1024 * 1024;

    public static Report Run(int rounds, int seed, Action<string> print)
    {
        print($"{rounds} flips with seed {seed}");
        using var scratch = new ScratchFolder("flip");
        FlipStore[] stores =
        [
            FlipStore.MakeAsync(scratch.Below("folded"), folded: true).GetAwaiter().GetResult(),
            FlipStore.MakeAsync(scratch.Below("logged"), folded: false).GetAwaiter().GetResult(),
        ];
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failed = 0;
        for (var round = 0; round < rounds; round++)
        {
            var flip = FlipPlan.Draw(new Random(unchecked((seed * 1_000_003) + round)), stores);
            var problem = Play(flip, scratch, print, out var outcome);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (problem is null)
                continue;

            failed++;
            print($"round {round} of seed {seed} FAILED: {flip}: {problem}");
            print($"  kept: {scratch.Keep(scratch.Below("db"), $"round-{round.ToString(CultureInfo.InvariantCulture)}")}");
        }

        foreach (var (outcome, count) in outcomes)
            print($"{count,7} {outcome}");
        return new Report(rounds - failed, failed);
    }

    /// <returns>What was wrong; null when the round passes.</returns>
    private static string? Play(FlipPlan flip, ScratchFolder scratch, Action<string> print, out string outcome)
    {
        outcome = $"{flip.Use}: failed";
        var allocated = GC.GetTotalAllocatedBytes();
        var use = new FlipUse(flip, scratch);
        var started = Stopwatch.GetTimestamp();
        var played = Task.Run(use.PlayAsync);
        if (!played.WaitQuietly(Patience))
        {
            scratch.Keep(scratch.Below("db"), "hung");
            return $"no answer within {Patience.TotalSeconds} s";
        }

        if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(3))
            print($"slow: {flip} took {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
        if (played.Exception?.InnerException is { } thrown)
            return thrown is FaultException ? thrown.Message : thrown.ToString();
        if (GC.GetTotalAllocatedBytes() - allocated is > AbsurdBytes and var bytes)
            return $"{bytes} bytes were allocated";

        outcome = $"{flip.Use}: {(played.Result ? "told" : "harmless")}";
        return null;
    }

    private static bool WaitQuietly(this Task task, TimeSpan patience)
    {
        try
        {
            return task.Wait(patience);
        }
        catch (AggregateException)
        {
            return true;
        }
    }

    /// <summary>Whether an error tells the damage as it must: by file, and by offset in it.</summary>
    /// <exception cref="FaultException">It does not.</exception>
    public static void RequirePlace(string message, string file)
    {
        if (!message.Contains(file, StringComparison.Ordinal) || !message.Contains("offset", StringComparison.Ordinal))
            throw new FaultException($"the error names no file and offset: {message}");
    }
}
