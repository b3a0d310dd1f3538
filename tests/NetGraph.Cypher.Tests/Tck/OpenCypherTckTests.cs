using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>
/// The openCypher Technology Compatibility Kit against the embedded engine. The features lie in <c>../shared/tck</c>, or where
/// <c>NETGRAPH_TCK_DIR</c> says. <c>UPDATE_GOLDEN=1</c> rewrites the list of expected failures, <c>NETGRAPH_TCK_REPORT=path</c> gets every failure
/// in full.
/// </summary>
public sealed class OpenCypherTckTests
{
    private static readonly TimeSpan TimeForOneCase = TimeSpan.FromSeconds(30);

    [Fact]
    public void Engine_passes_the_kit_but_for_the_listed_cases()
    {
        var folder = Environment.GetEnvironmentVariable("NETGRAPH_TCK_DIR");
        if (folder is null && !SharedData.TryFind("tck", out folder))
            Assert.Skip("The TCK is not beside this check-out.");

        var cases = TckLoader.Load(folder);
        Assert.NotEmpty(cases);

        var outcomes = Play(cases, Path.Combine(folder, "graphs"));
        TestContext.Current.TestOutputHelper?.WriteLine(TckReport.Table(outcomes));
        Console.WriteLine(TckReport.Table(outcomes));
        if (Environment.GetEnvironmentVariable("NETGRAPH_TCK_REPORT") is { Length: > 0 } report)
            File.WriteAllText(report, TckReport.Failures(outcomes));

        Compare(outcomes);
    }

    private static TckOutcome[] Play(IReadOnlyList<TckCase> cases, string graphs)
    {
        var outcomes = new TckOutcome[cases.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken };
        Parallel.For(0, cases.Count, options, i => outcomes[i] = new TckOutcome(cases[i], FailureOf(cases[i], graphs)));
        return outcomes;
    }

    /// <summary>Null when the case passes. Whatever the engine throws is a failure of this case only.</summary>
    private static string? FailureOf(TckCase testCase, string graphs)
    {
        using var timeout = new CancellationTokenSource(TimeForOneCase);
        using var engine = new EmbeddedTckEngine(timeout.Token);
        try
        {
            new TckRunner(engine, graphs).Run(testCase);
            return null;
        }
        catch (TckFailure failure)
        {
            return failure.Message;
        }
        catch (Exception fault)
        {
            return $"The engine failed: {fault}";
        }
    }

    private static void Compare(TckOutcome[] outcomes)
    {
        var failed = outcomes.Where(o => o.Failure is not null).Select(o => o.Case.Id).ToHashSet(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            ExpectedFailures.Write(failed);
            return;
        }

        var expected = ExpectedFailures.Read();
        var fresh = failed.Except(expected, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var healed = outcomes.Select(o => o.Case.Id).Where(id => expected.Contains(id) && !failed.Contains(id)).ToArray();
        Assert.True(fresh.Length == 0, $"{fresh.Length} cases fail that did not:\n{string.Join('\n', fresh)}");
        Assert.True(healed.Length == 0, $"{healed.Length} cases pass now; remove them from the list:\n{string.Join('\n', healed)}");
    }
}
