using System.Globalization;
using Xunit;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>
/// A budget of random statements. <c>NETGRAPH_FUZZ_SEED</c> and <c>NETGRAPH_FUZZ_QUERIES</c> set another seed and, without the budget of time, a
/// number of statements; <c>tests/fuzz</c> does.
/// </summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(15);

    [Fact]
    public void Engine_lets_only_its_own_exception_escape_and_ends_every_statement()
    {
        var seed = Setting("NETGRAPH_FUZZ_SEED") ?? 20_26;
        var wanted = Setting("NETGRAPH_FUZZ_QUERIES");
        var workers = wanted is null ? 1 : Environment.ProcessorCount;
        var runs = Enumerable.Range(0, workers).Select(i => new FuzzRun(seed + i)).ToArray();

        Parallel.ForEach(runs, run => run.Run(((wanted ?? int.MaxValue) + workers - 1) / workers, wanted is null ? Budget : TimeSpan.FromHours(1)));

        foreach (var run in runs)
            run.Dispose();
        var failures = runs.SelectMany(r => r.Failures).ToArray();
        var tried = runs.Sum(r => r.Tried);
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join('\n', failures)}\nseed {seed}: {tried} statements, {runs.Sum(r => r.Answered)} answered\n{tried - failures.Length} passed, {failures.Length} failed\n");
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        if (Environment.GetEnvironmentVariable("NETGRAPH_FUZZ_REPORT") is { Length: > 0 } path)
            File.WriteAllText(path, report);
        Assert.True(failures.Length == 0, report);
        Assert.True(tried > 100, report);
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
