using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Runs the tables in <c>Functions/Cases</c>: <c>call =&gt; value</c>, or <c>call =&gt; !Type Detail</c> for an error.</summary>
public sealed class FunctionTableTests
{
    private const string Arrow = " => ";

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Functions", "Cases"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Contains(Arrow, StringComparison.Ordinal) && line[0] != '#'))
                rows.Add(Path.GetFileNameWithoutExtension(file), line);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Function_gives_what_the_table_says(string table, string line)
    {
        var parts = line.Split(Arrow, 2);
        var expected = parts[1].Trim();
        if (expected[0] == '!')
        {
            var error = Assert.Throws<CypherException>(() => ValueNotation.Parse(parts[0].Trim(), FunctionCall.Evaluate));
            Assert.Equal(expected[1..], $"{error.Type} {error.Detail}");
            Assert.Equal(CypherErrorPhase.Runtime, error.Phase);
            return;
        }

        var actual = ValueNotation.Parse(parts[0].Trim(), FunctionCall.Evaluate);
        Assert.Equal(CanonicalText.Of(ValueNotation.Parse(expected)), CanonicalText.Of(actual));
        Assert.NotEmpty(table);
    }
}
