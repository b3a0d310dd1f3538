using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using NetGraph.Cypher.Tests.Tck;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Binding;

/// <summary>The openCypher TCK as far as no data is needed: what must be refused is, with its detail; all else binds and prints.</summary>
public sealed class TckFrontEndTests(ITestOutputHelper output)
{
    [Fact]
    public void Printer_output_parses_to_the_same_print()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var query in Cases().SelectMany(Queries).Select(q => q.Text).Distinct())
        {
            try
            {
                var printed = AstPrinter.Print(Parser.Parse(query));
                count++;
                var again = AstPrinter.Print(Parser.Parse(printed));
                if (printed != again)
                    failures.Add($"{printed}\n  {again}");
            }
            catch (CypherException error) when (error.Query == query)
            {
                // the text itself is wrong: the other test's matter
            }
            catch (CypherException error)
            {
                failures.Add($"{query}\n  {error.Query}\n  {error.Message}");
            }
        }

        output.WriteLine($"{count} queries printed and read again.");
        Assert.Empty(failures);
    }

    [Fact]
    public void Binder_refuses_what_the_suite_refuses_and_takes_the_rest()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var testCase in Cases())
        {
            var procedures = new ProcedureRegistry();
            foreach (var step in testCase.Steps.Where(s => s.Text.StartsWith("there exists a procedure ", StringComparison.Ordinal)))
                procedures.Add(TckProcedure.Parse(step.Text["there exists a procedure ".Length..], step.Table ?? []));

            foreach (var (text, expected) in Queries(testCase))
            {
                count++;
                var found = Outcome(text, procedures);
                if (!Agrees(expected, found))
                    failures.Add($"{testCase.Id}: expected {expected ?? "no error"}, found {found ?? "no error"}\n{text}");
            }
        }

        output.WriteLine($"{count} queries bound.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}:\n{string.Join("\n", failures.Take(40))}");
    }

    private static IReadOnlyList<TckCase> Cases()
    {
        if (!SharedData.TryFind("tck", out var folder))
            Assert.Skip("The TCK is not beside the repository.");
        return TckLoader.Load(folder);
    }

    private static IEnumerable<(string Text, string? Expected)> Queries(TckCase testCase)
    {
        var error = testCase.Steps.Select(s => s.Text).FirstOrDefault(t => t.Contains(" should be raised at ", StringComparison.Ordinal));
        foreach (var step in testCase.Steps.Where(s => s.DocString is not null))
            yield return (step.DocString!, step.Text.StartsWith("executing query", StringComparison.Ordinal) ? error : null);
    }

    private static string? Outcome(string text, ProcedureRegistry procedures)
    {
        try
        {
            Binder.Bind(Parser.Parse(text), procedures);
            return null;
        }
        catch (CypherException error)
        {
            Assert.NotNull(error.RenderCaret());
            return $"{error.Type} at {error.Phase}: {error.Detail} ({error.Message})";
        }
    }

    /// <summary>Errors at run time or at any time may be left to the run.</summary>
    private static bool Agrees(string? expected, string? found)
    {
        if (expected is null || found is null || expected.Contains("at runtime", StringComparison.Ordinal))
            return found is null && (expected is null || !expected.Contains("at compile time", StringComparison.Ordinal));

        var words = expected.Split(' ', ':');
        return found.StartsWith($"{words[1]} at ", StringComparison.Ordinal) && (words[^1] == "*" || found.Contains($": {words[^1]} (", StringComparison.Ordinal));
    }
}
