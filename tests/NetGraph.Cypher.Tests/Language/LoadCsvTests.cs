using System.Text;
using NetGraph.Cypher.Execution.Csv;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.Cypher.Tests.Storage.Durability;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>LOAD CSV from one folder. Source: Cypher manual, "LOAD CSV".</summary>
public sealed class LoadCsvTests : IDisposable
{
    private readonly TemporaryFolder _outside = new();
    private readonly string _folder;

    public LoadCsvTests()
    {
        _folder = Path.Combine(_outside.Path, "in");
        Directory.CreateDirectory(_folder);
        Write("artists.csv", "1,ABBA,1992\n2,Roxette,1986\n");
        Write("headed.csv", "Id,Name,Year\n1,ABBA,1992\n2,Roxette,\n3\n4,The Cardigans,1992,more\n");
    }

    public void Dispose() => _outside.Dispose();

    [Theory]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l RETURN l", "['1', 'ABBA', '1992']; ['2', 'Roxette', '1986']")]
    [InlineData("LOAD CSV FROM 'file:/artists.csv' AS l RETURN toInteger(l[0]) + 1 AS n, l[9]", "2 | null; 3 | null")]
    [InlineData("LOAD CSV WITH HEADERS FROM 'file:///headed.csv' AS l RETURN l.Name, l.Year, keys(l)",
        "'ABBA' | '1992' | ['Id', 'Name', 'Year']; 'Roxette' | null | ['Id', 'Name', 'Year']; null | null | ['Id', 'Name', 'Year']; 'The Cardigans' | '1992' | ['Id', 'Name', 'Year']")]
    [InlineData("UNWIND ['artists', 'artists'] AS f LOAD CSV FROM 'file:///' + f + '.csv' AS l RETURN l[0]", "'1'; '2'; '1'; '2'")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS a LOAD CSV FROM 'file:///artists.csv' AS b RETURN a[0] + b[0] AS x", "'11'; '12'; '21'; '22'")]
    [InlineData("LOAD CSV FROM $url AS l RETURN count(l)", "2")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l WITH l WHERE l[1] STARTS WITH 'R' RETURN l[1]", "'Roxette'")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l RETURN l[1] LIMIT 1", "'ABBA'")]
    // Where in the file: kept through clauses until rows are grouped.
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l RETURN linenumber(), split(file(), '/')[-1]", "1 | 'artists.csv'; 2 | 'artists.csv'")]
    [InlineData("LOAD CSV WITH HEADERS FROM 'file:///headed.csv' AS l RETURN linenumber() AS n, l.Id", "2 | '1'; 3 | '2'; 4 | '3'; 5 | '4'")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l WITH l ORDER BY l[1] DESC WITH l[0] AS id RETURN id, linenumber()", "'2' | 2; '1' | 1")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l CALL (l) { RETURN linenumber() AS n } RETURN n", "1; 2")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l WITH *, linenumber() AS n RETURN *", "['1', 'ABBA', '1992'] | 1; ['2', 'Roxette', '1986'] | 2")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l WITH count(l) AS c RETURN c, linenumber(), file()", "2 | null | null")]
    [InlineData("RETURN linenumber(), file()", "null | null")]
    public void Clause_reads(string query, string expected)
    {
        using var graph = Graph();

        Assert.Equal(expected, graph.Run(query, ("url", "file:///artists.csv")).Text);
    }

    [Theory]
    [InlineData("a,b\n1,2", "['a', 'b']; ['1', '2']")]
    [InlineData("a,b\r\n1,2\r\n", "['a', 'b']; ['1', '2']")]
    [InlineData("a,b\r1,2\r", "['a', 'b']; ['1', '2']")]
    [InlineData("\n\na\n\n\nb\n\n", "['a']; ['b']")]
    [InlineData("", "")]
    [InlineData("a,,b,", "['a', null, 'b', null]")]
    [InlineData(",", "[null, null]")]
    [InlineData("\"\",\" \"", "[null, ' ']")]
    [InlineData("\"a,b\",\"c\nd\",e", @"['a,b', 'c\nd', 'e']")]
    [InlineData("\"The \"\"Symbol\"\"\",x", "['The \"Symbol\"', 'x']")]
    [InlineData("\"The \\\"Symbol\\\"\",x", "['The \"Symbol\"', 'x']")]
    [InlineData("\"c:\\\\temp\\x\",d:\\\\y", @"['c:\\temp\\x', 'd:\\\\y']")]
    [InlineData("a\"b,c", "['a\"b', 'c']")]
    [InlineData(" a , b ", "[' a ', ' b ']")]
    [InlineData("\uFEFFa,b", "['a', 'b']")]
    [InlineData("ä,😀", "['ä', '😀']")]
    public void File_is_read_as_the_manual_says(string content, string expected)
    {
        Write("x.csv", content);
        using var graph = Graph();

        Assert.Equal(expected, graph.Run("LOAD CSV FROM 'file:///x.csv' AS l RETURN l").Text);
    }

    [Theory]
    [InlineData(";", "a;b,c", "['a', 'b,c']")]
    [InlineData(@"\t", "a\tb", "['a', 'b']")]
    [InlineData(@"\u0001", "a\u0001b", "['a', 'b']")]
    public void Field_terminator_is_any_character(string terminator, string content, string expected)
    {
        Write("x.csv", content);
        using var graph = Graph();

        Assert.Equal(expected, graph.Run($"LOAD CSV FROM 'file:///x.csv' AS l FIELDTERMINATOR '{terminator}' RETURN l").Text);
    }

    [Fact]
    public void Line_number_is_that_of_the_records_end()
    {
        Write("x.csv", "a\n\"b\nc\"\n\nd");
        using var graph = Graph();

        Assert.Equal("1; 3; 5", graph.Run("LOAD CSV FROM 'file:///x.csv' AS l RETURN linenumber()").Text);
    }

    [Theory]
    [InlineData("a,\"b", "Line 1: the field in quotes that begins on line 1 does not end.")]
    [InlineData("a\n\"b\"c", "Line 2: something follows the closing quote of a field.")]
    public void Broken_file_is_an_error_with_its_line(string content, string message)
    {
        Write("x.csv", content);
        using var graph = Graph();

        var error = Assert.Throws<CypherException>(() => graph.Run("LOAD CSV FROM 'file:///x.csv' AS l RETURN l"));

        Assert.Equal(("Neo.ClientError.Statement.ExternalResourceFailed", message), (error.Code, error.Message));
        Assert.NotNull(error.RenderCaret());
    }

    [Theory]
    [InlineData("file:///../secret.csv", "InvalidUrl")]
    [InlineData("file:///%2e%2e/secret.csv", "InvalidUrl")]
    [InlineData("file:///sub/../../secret.csv", "InvalidUrl")]
    [InlineData(@"file:///..\secret.csv", "InvalidUrl")]
    [InlineData("file:///link.csv", "InvalidUrl")]
    [InlineData("file:///away/secret.csv", "InvalidUrl")]
    [InlineData("file:///round.csv", "InvalidUrl")]
    [InlineData("file://host/artists.csv", "InvalidUrl")]
    [InlineData("file:///", "InvalidUrl")]
    [InlineData("artists.csv", "InvalidUrl")]
    [InlineData("https://example.com/artists.csv", "InvalidUrl")]
    [InlineData("file:///none.csv", "ResourceNotFound")]
    [InlineData("file:///sub", "ResourceNotFound")]
    [InlineData("file:////etc/passwd", "ResourceNotFound")]
    public void Url_outside_of_the_folder_is_refused(string url, string detail)
    {
        if (OperatingSystem.IsWindows() && url.Contains("link", StringComparison.Ordinal))
            return;
        File.WriteAllText(Path.Combine(_outside.Path, "secret.csv"), "secret");
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), "../secret.csv");
            File.CreateSymbolicLink(Path.Combine(_folder, "round.csv"), "round2.csv");
            File.CreateSymbolicLink(Path.Combine(_folder, "round2.csv"), "round.csv");
            Directory.CreateSymbolicLink(Path.Combine(_folder, "away"), _outside.Path);
        }

        using var graph = Graph();

        var error = Assert.Throws<CypherException>(() => graph.Run("LOAD CSV FROM $url AS l RETURN l", ("url", url)));

        Assert.True(error.Detail == detail || (error.Detail == "ResourceNotFound" && url.Contains("round", StringComparison.Ordinal)), error.Message);
        Assert.Equal("Neo.ClientError.Statement.ExternalResourceFailed", error.Code);
    }

    [Fact]
    public void Link_within_the_folder_and_a_linked_folder_are_followed()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(Path.Combine(_folder, "again.csv"), "artists.csv");
        var linked = Path.Combine(_outside.Path, "linked");
        Directory.CreateSymbolicLink(linked, _folder);
        using var graph = new TestGraph(new CypherEngineOptions { CsvFolder = new CsvFolder(linked) });

        Assert.Equal("2", graph.Run("LOAD CSV FROM 'file:///again.csv' AS l RETURN count(l)").Text);
    }

    [Fact]
    public void Clause_is_off_without_a_folder_and_says_how_to_turn_it_on()
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run("LOAD CSV FROM 'file:///artists.csv' AS l RETURN l"));

        Assert.Equal("LoadCsvDisabled", error.Detail);
        Assert.Contains("--csv-folder", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOAD CSV FROM 1 AS l RETURN l", "InvalidArgumentType")]
    [InlineData("LOAD CSV FROM $none AS l RETURN l", "InvalidArgumentType")]
    [InlineData("WITH 1 AS l LOAD CSV FROM 'file:///artists.csv' AS l RETURN l", "VariableAlreadyBound")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l FIELDTERMINATOR 'ab' RETURN l", "InvalidFieldTerminator")]
    [InlineData("LOAD CSV FROM 'file:///artists.csv' AS l", "InvalidClauseComposition")]
    [InlineData("LOAD CSV WITH FROM 'file:///artists.csv' AS l RETURN l", "UnexpectedSyntax")]
    public void Clause_is_checked(string query, string detail)
    {
        using var graph = Graph();

        Assert.Equal(detail, Assert.Throws<CypherException>(() => graph.Run(query, ("none", GraphValue.Null))).Detail);
    }

    [Fact]
    public void Endless_field_is_an_error_before_it_fills_the_memory()
    {
        Write("x.csv", "\"" + new string('a', CsvReader.MaxFieldLength + 10));
        using var graph = Graph();

        var error = Assert.Throws<CypherException>(() => graph.Run("LOAD CSV FROM 'file:///x.csv' AS l RETURN l"));

        Assert.Contains("more than 2097152 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_file_is_read_in_a_stream_and_committed_in_batches()
    {
        Write("x.csv", "n\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}\n")));
        using var graph = Graph();

        graph.Run(
            "LOAD CSV WITH HEADERS FROM 'file:///x.csv' AS row CALL (row) { CREATE (:N {n: toInteger(row.n)}) } IN TRANSACTIONS OF 100 ROWS",
            new QueryLimits(MaxMemoryBytes: 100_000),
            CancellationToken.None);

        Assert.Equal("20000 | 19999", graph.Run("MATCH (n:N) RETURN count(n), max(n.n)").Text);
    }

    [Fact]
    public void File_is_closed_when_rows_are_cut_off()
    {
        Write("x.csv", "1\n2\n3\n");
        using var graph = Graph();

        graph.Run("LOAD CSV FROM 'file:///x.csv' AS l RETURN l LIMIT 1");

        using var exclusive = new FileStream(Path.Combine(_folder, "x.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }

    private TestGraph Graph() => new(new CypherEngineOptions { CsvFolder = new CsvFolder(_folder) });

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
