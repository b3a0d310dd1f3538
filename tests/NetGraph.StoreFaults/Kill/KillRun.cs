using System.Globalization;

namespace NetGraph.StoreFaults.Kill;

/// <summary>Kills a child a round and checks what it leaves; tells at the end where the kills hit.</summary>
internal static class KillRun
{
    public static Report Run(int rounds, int seed, Action<string> print)
    {
        print($"{rounds} kills with seed {seed}");
        using var play = new KillRounds();
        var places = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var left = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failed = 0;
        for (var round = 0; round < rounds; round++)
        {
            var outcome = play.Play(new Random(unchecked((seed * 1_000_003) + round)), $"round-{round.ToString(CultureInfo.InvariantCulture)}");
            places[outcome.Place] = places.GetValueOrDefault(outcome.Place) + 1;
            foreach (var what in outcome.LeftBehind)
                left[what] = left.GetValueOrDefault(what) + 1;
            if (outcome.Problem is null)
                continue;

            failed++;
            print($"round {round} of seed {seed} FAILED: {outcome.Problem}");
        }

        print("kills hit:");
        foreach (var (place, count) in places)
            print($"{count,7} {place}");
        print("they left:");
        foreach (var (what, count) in left)
            print($"{count,7} {what}");
        return new Report(rounds - failed, failed);
    }
}
