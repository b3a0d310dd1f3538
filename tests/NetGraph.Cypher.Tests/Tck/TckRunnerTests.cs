using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>A strict runner is itself tested: every way to pass by mistake must fail.</summary>
public sealed class TckRunnerTests
{
    [Theory]
    [InlineData("a; [1]; [2]", "in any order", "| a |\n| 2 |\n| 1 |")]
    [InlineData("a; [1]; [2]", "in order", "| a |\n| 1 |\n| 2 |")]
    [InlineData("a b", "in any order", "| a | b |")]
    [InlineData("a; [{y: 1, x: [1.0]}]", "in order", "| a |\n| {x: [1.0], y: 1} |")]
    [InlineData("a; [(:B:A {q: 1, p: 2})]", "in order", "| a |\n| (:A:B {p: 2, q: 1}) |")]
    [InlineData("a; [NaN]", "in order", "| a |\n| NaN |")]
    public void Runner_accepts_equal_results(string query, string order, string table) => Run(query, $"the result should be, {order}:", table);

    [Theory]
    [InlineData("a; [1]", "in any order", "| a |\n| 1.0 |")]
    [InlineData("a; [[1]]", "in any order", "| a |\n| [1.0] |")]
    [InlineData("a; [1]; [1]", "in any order", "| a |\n| 1 |")]
    [InlineData("a; [1]; [2]", "in order", "| a |\n| 2 |\n| 1 |")]
    [InlineData("a; [[1, 2]]", "in any order", "| a |\n| [2, 1] |")]
    [InlineData("b a; [1, 2]", "in any order", "| a | b |\n| 2 | 1 |")]
    [InlineData("A; [1]", "in any order", "| a |\n| 1 |")]
    [InlineData("a; ['1']", "in any order", "| a |\n| 1 |")]
    [InlineData("a; [null]", "in any order", "| a |")]
    [InlineData("a; [(:A)]", "in any order", "| a |\n| (:A:B) |")]
    [InlineData("a; [<(:A)-[:T]->(:B)>]", "in any order", "| a |\n| <(:A)<-[:T]-(:B)> |")]
    public void Runner_refuses_different_results(string query, string order, string table) =>
        Assert.Throws<TckFailure>(() => Run(query, $"the result should be, {order}:", table));

    [Fact]
    public void Runner_ignores_element_order_only_where_the_step_says_so() =>
        Run("a; [[[2, 1], 3]]", "the result should be (ignoring element order for lists):", "| a |\n| [3, [1, 2]] |");

    [Theory]
    [InlineData("!SyntaxError UndefinedVariable", "a SyntaxError should be raised at compile time: UndefinedVariable")]
    [InlineData("!TypeError X", "a TypeError should be raised at any time: *")]
    [InlineData("?ArgumentError NumberOutOfRange", "an ArgumentError should be raised at runtime: NumberOutOfRange")]
    public void Runner_accepts_the_very_error(string query, string step) => Run(query, step);

    [Theory]
    [InlineData("!SyntaxError UnexpectedSyntax", "a SyntaxError should be raised at compile time: UndefinedVariable")]
    [InlineData("?SyntaxError UndefinedVariable", "a SyntaxError should be raised at compile time: UndefinedVariable")]
    [InlineData("!TypeError UndefinedVariable", "a SyntaxError should be raised at compile time: UndefinedVariable")]
    [InlineData("a; [1]", "a SyntaxError should be raised at compile time: UndefinedVariable")]
    public void Runner_refuses_other_errors_and_results(string query, string step) => Assert.Throws<TckFailure>(() => Run(query, step));

    [Fact]
    public void Runner_refuses_an_error_where_a_result_is_wanted() =>
        Assert.Throws<TckFailure>(() => Run("!SyntaxError X", "the result should be empty"));

    [Fact]
    public void Runner_counts_side_effects_as_difference_of_pictures()
    {
        Run("+x", "the result should be empty", sideEffects: "the side effects should be:\n      | +nodes | 1 |");
        Assert.Throws<TckFailure>(() => Run("+x", "the result should be empty", sideEffects: "no side effects"));
        Assert.Throws<TckFailure>(() => Run("+x", "the result should be empty", sideEffects: "the side effects should be:\n      | +nodes | 2 |"));
    }

    [Fact]
    public void Runner_refuses_a_step_it_does_not_know() => Assert.Throws<TckFailure>(() => Run("a; [1]", "the result should be nice"));

    [Fact]
    public void Runner_plays_background_set_up_parameters_and_control_query()
    {
        var engine = new ScriptedTckEngine();
        var testCase = Assert.Single(TckLoader.LoadText("""
            Feature: F
              Background:
                Given an empty graph
                And having executed:
                  \"\"\"
                  +first
                  \"\"\"
              Scenario: S
                And parameters are:
                  | p | 'it\\'s' |
                When executing query:
                  \"\"\"
                  $p
                  \"\"\"
                Then the result should be, in any order:
                  | value    |
                  | 'it\\'s' |
                And no side effects
                When executing control query:
                  \"\"\"
                  a; [1]
                  \"\"\"
                Then the result should be, in any order:
                  | a |
                  | 1 |
            """.Replace("\\\"", "\"", StringComparison.Ordinal)));

        new TckRunner(engine, null).Run(testCase);

        Assert.Equal(["+first", "$p", "a; [1]"], engine.Executed);
    }

    [Fact]
    public void Loader_expands_outlines_everywhere_and_numbers_the_rows()
    {
        var cases = TckLoader.LoadText("""
            Feature: F
              Scenario Outline: [1] S
                When executing query:
                  \"\"\"
                  <x>; [<y>]
                  \"\"\"
                Then the result should be, in any order:
                  | <x> |
                  | <y> |
                Examples:
                  | x | y         |
                  | a | 1         |
                  | b | 'a\\\\b\|c' |
            """.Replace("\\\"", "\"", StringComparison.Ordinal));

        Assert.Equal(["Test [1] S #1", "Test [1] S #2"], cases.Select(c => c.Id));
        Assert.Equal(@"b; ['a\\b|c']", cases[1].Steps[0].DocString);
        Assert.Equal(@"'a\\b|c'", cases[1].Steps[1].Table![1][0]);
    }

    [Fact]
    public void Procedure_answers_rows_whose_arguments_fit()
    {
        var procedure = TckProcedure.Parse("test.my.proc(in :: FLOAT?, name :: STRING?) :: (out :: INTEGER?):", [["in", "name", "out"], ["1.0", "null", "7"], ["2.0", "'x'", "8"], ["1.0", "null", "9"]]);

        var rows = procedure.Body(null!, [1L, GraphValue.Null]);

        Assert.Equal([7L, 9L], rows.Select(row => row.Single().AsInteger()));
        Assert.Equal(["in", "name"], procedure.Inputs.Select(f => f.Name));
    }

    [Fact]
    public void Procedure_without_columns_has_no_rows()
    {
        var procedure = TckProcedure.Parse("test.doNothing() :: ():", [[""]]);

        Assert.Empty(procedure.Outputs);
        Assert.Empty(procedure.Body(null!, []));
    }

    private static void Run(string query, string step, string? table = null, string sideEffects = "no side effects")
    {
        var rows = table is null ? "" : "\n      " + table.Replace("\n", "\n      ", StringComparison.Ordinal);
        var quotes = new string('"', 3);
        var isError = step.Contains("raised", StringComparison.Ordinal);
        var text = $"""
            Feature: F
              Scenario: S
                Given an empty graph
                When executing query:
                  {quotes}
                  {query}
                  {quotes}
                Then {step}{rows}
                {(isError ? "" : "And " + sideEffects)}
            """;
        new TckRunner(new ScriptedTckEngine(), null).Run(Assert.Single(TckLoader.LoadText(text)));
    }

    [Fact]
    public void Loader_tells_scenarios_of_one_title_apart_and_makes_an_unreadable_file_one_failing_case()
    {
        var folder = Directory.CreateTempSubdirectory("netgraph-tck").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "A.feature"), "Feature: A\n  Scenario: s\n    Given any graph\n  Scenario: s\n    Given any graph\n");
            File.WriteAllText(Path.Combine(folder, "B.feature"), "not Gherkin\n");

            var cases = TckLoader.Load(folder);

            Assert.Equal(["A s", "A s (2)", "B"], cases.Select(c => c.Id));
            Assert.Throws<TckFailure>(() => new TckRunner(new ScriptedTckEngine(), null).Run(cases[2]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
