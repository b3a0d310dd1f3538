using NetGraph.Cypher.Syntax;
using NetGraph.Cypher.Tests.Tck;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Calls with words between their arguments, from text to value.</summary>
public sealed class WordedCallTests
{
    [Theory]
    [InlineData("trim('  a ')", "'a'")]
    [InlineData("trim(BOTH FROM '  a ')", "'a'")]
    [InlineData("trim(BOTH 'x' FROM 'xxaxx')", "'a'")]
    [InlineData("trim(leading 'x' from 'xxaxx')", "'axx'")]
    [InlineData("trim(TRAILING 'x' FROM 'xxaxx')", "'xxa'")]
    [InlineData("trim(TRAILING FROM ' a ')", "' a'")]
    [InlineData("trim('x' FROM 'xxaxx')", "'a'")]
    [InlineData("trim(toLower('X') FROM 'xxaxx')", "'a'")]
    [InlineData("trim(BOTH null FROM 'a')", "null")]
    [InlineData("trim(BOTH 'x' FROM null)", "null")]
    [InlineData("[both IN [' a'] | trim(both)][0]", "'a'")]
    [InlineData("size(normalize('\\u0065\\u0301', NFC))", "1")]
    [InlineData("size(normalize('\\u00e9', nfd))", "2")]
    [InlineData("normalize('\\uFB01', NFKC)", "'fi'")]
    [InlineData("[x IN [normalize('a')] | x][0]", "'a'")]
    public void Call_gives(string expression, string expected)
    {
        using var engine = new EmbeddedTckEngine(TestContext.Current.CancellationToken);
        var value = engine.Execute($"RETURN {expression} AS x", new Dictionary<string, GraphValue>(StringComparer.Ordinal)).Rows.Single().Single();

        Assert.Equal(CanonicalText.Of(ValueNotation.Parse(expected)), CanonicalText.Of(value));
    }

    [Theory]
    [InlineData("RETURN trim(BOTH 'x' FROM s)", "RETURN btrim(s, 'x')")]
    [InlineData("RETURN trim(LEADING FROM s)", "RETURN ltrim(s)")]
    [InlineData("RETURN normalize(s, NFKD)", "RETURN normalize(s, 'NFKD')")]
    public void Call_becomes_a_plain_one(string query, string plain) => Assert.Equal(AstPrinter.Print(Parser.Parse(plain)), AstPrinter.Print(Parser.Parse(query)));

    [Theory]
    [InlineData("RETURN trim(BOTH 'x')")]
    [InlineData("RETURN trim('x' FROM)")]
    [InlineData("RETURN trim('x', 'y')")]
    [InlineData("RETURN trim()")]
    [InlineData("RETURN normalize('a', NFX)")]
    [InlineData("RETURN trim(DISTINCT 'a')")]
    public void Wrong_call_is_a_syntax_error(string query)
    {
        var error = Assert.Throws<CypherException>(() => new CypherEngine().Prepare(query));

        Assert.Equal("Neo.ClientError.Statement.SyntaxError", error.Code);
        Assert.NotNull(error.RenderCaret());
    }

    [Theory]
    [InlineData("graph.names()", "one graph")]
    [InlineData("toInt('1')", "toInteger")]
    [InlineData("filter(1)", "[x IN list WHERE predicate]")]
    [InlineData("toUper('a')", "'toUpper'")]
    [InlineData("exists(1)", "EXISTS { pattern }")]
    public void Unknown_function_names_what_to_write_instead(string call, string hint)
    {
        var error = Assert.Throws<CypherException>(() => new CypherEngine().Prepare($"RETURN {call}"));

        Assert.Equal("UnknownFunction", error.Detail);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }
}
