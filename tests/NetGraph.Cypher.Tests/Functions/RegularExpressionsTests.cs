using NetGraph.Cypher.Functions;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

public sealed class RegularExpressionsTests
{
    [Fact]
    public void Pattern_is_compiled_once_for_each_use()
    {
        Assert.Same(RegularExpressions.Anywhere("compiled[0-9]once"), RegularExpressions.Anywhere("compiled[0-9]once"));
        Assert.NotSame(RegularExpressions.Anywhere("compiled[0-9]once"), RegularExpressions.Whole("compiled[0-9]once"));
    }

    [Fact]
    public void Whole_match_leaves_nothing_out()
    {
        Assert.Matches(RegularExpressions.Anywhere("b|c"), "abc");
        Assert.DoesNotMatch(RegularExpressions.Whole("b|c"), "abc");
        Assert.DoesNotMatch(RegularExpressions.Whole("b"), "b\n");
    }

    [Fact]
    public void Many_patterns_do_not_stay()
    {
        var first = RegularExpressions.Whole("first of many");
        for (var i = 0; i < 1000; i++)
            RegularExpressions.Whole($"pattern {i}");

        Assert.NotSame(first, RegularExpressions.Whole("first of many"));
    }

    [Fact]
    public void Wrong_pattern_is_refused_in_its_own_words()
    {
        var error = Assert.Throws<CypherException>(() => RegularExpressions.Whole("a(b"));

        Assert.Contains("'a(b'", error.Message, StringComparison.Ordinal);
    }
}
