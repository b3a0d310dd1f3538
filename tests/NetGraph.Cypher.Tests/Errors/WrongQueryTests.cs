using System.Text;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Errors;

/// <summary>
/// Typical mistakes and what the engine says to each, in <c>Errors/Cases/wrong-queries.txt</c>: blocks of a title, the query, a line of dots and
/// the answer as a terminal shows it. <c>UPDATE_GOLDEN=1</c> writes the answers anew; read the diff.
/// </summary>
public sealed class WrongQueryTests
{
    private const string Divider = "....";
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Errors", "Cases", "wrong-queries.txt");

    public static TheoryData<string, string, string> Cases() => [.. Blocks().Select(block => new TheoryDataRow<string, string, string>(block.Title, block.Query, block.Answer))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mistake_is_answered_with_code_place_and_hint(string title, string query, string answer)
    {
        var said = Say(Fail(query));

        Assert.False(string.IsNullOrEmpty(title));
        Assert.Equal(answer, said);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mistake_has_a_gql_status_of_its_own_class(string title, string query, string answer)
    {
        var error = Fail(query);

        Assert.NotEqual("50N42", error.GqlStatus.Code);
        Assert.Matches("^(42|22|25|G1)", error.GqlStatus.Code);
        Assert.NotNull(error.Position);
        Assert.NotNull(error.RenderCaret());
        Assert.NotEmpty(title + answer);
    }

    /// <summary>Runs only where someone asks for it: writes the file in the source tree.</summary>
    [Fact]
    public void Answers_are_written_anew_when_asked_for()
    {
        var blocks = Blocks();
        Assert.True(blocks.Count >= 45, $"{blocks.Count} cases");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") != "1")
            return;

        var text = new StringBuilder();
        foreach (var (title, query, _) in blocks)
            text.Append("# ").Append(title).Append('\n').Append(query).Append('\n').Append(Divider).Append('\n').Append(Say(Fail(query))).Append("\n\n");
        File.WriteAllText(Repository.PathOf("tests/NetGraph.Cypher.Tests/Errors/Cases/wrong-queries.txt"), text.ToString().TrimEnd('\n') + "\n");
    }

    private static List<(string Title, string Query, string Answer)> Blocks()
    {
        var blocks = new List<(string, string, string)>();
        foreach (var block in File.ReadAllText(Golden).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Trim('\n').Split('\n');
            var divider = Array.IndexOf(lines, Divider);
            var end = divider < 0 ? lines.Length : divider;
            blocks.Add((lines[0].TrimStart('#', ' '), string.Join('\n', lines[1..end]), string.Join('\n', lines[Math.Min(end + 1, lines.Length)..])));
        }

        return blocks;
    }

    private static QueryException Fail(string query)
    {
        using var graph = new TestGraph("CREATE (:Host {name: 'a', address: '10.0.0.1'})-[:CONNECTED_TO {packets: 3}]->(:Host {name: 'b', address: '10.0.0.2'})");
        return Assert.ThrowsAny<QueryException>(() => graph.Run(query));
    }

    private static string Say(QueryException error)
    {
        var place = error.Position is { } at ? $"line {at.Line}, column {at.Column}: " : "";
        var text = new StringBuilder($"{error.Code} {error.GqlStatus.Code}\n{place}{error.Message}");
        if (error.RenderCaret() is { } caret)
            text.Append("\n  ").Append(caret.Replace("\n", "\n  ", StringComparison.Ordinal));
        return (error.Hint is { } hint ? text.Append("\nhint: ").Append(hint) : text).ToString();
    }
}
