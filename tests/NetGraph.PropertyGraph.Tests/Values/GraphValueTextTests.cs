using NetGraph.Testing;
using Xunit;

namespace NetGraph.PropertyGraph.Tests.Values;

public sealed class GraphValueTextTests
{
    [Theory]
    [InlineData("[1, 1.5, null, true]")]
    [InlineData("{a: [1], b: {c: 'x'}}")]
    [InlineData("(:A:B {p: 1})")]
    [InlineData("({p: 1})")]
    [InlineData("()")]
    [InlineData("[:T {p: 1}]")]
    public void Render_writes_what_the_notation_reads(string text) => Assert.Equal(text, GraphValueText.Render(ValueNotation.Parse(text)));

    [Fact]
    public void Render_shows_stored_directions_of_a_path() =>
        Assert.Equal("(:A)-[:T]->(:B)<-[:S {x: 1}]-()", GraphValueText.Render(ValueNotation.Parse("<(:A)-[:T]->(:B)<-[:S {x: 1}]-()>")));

    [Fact]
    public void Render_escapes_strings_and_quotes_odd_names()
    {
        Assert.Equal(@"'it\'s\n\\ \u0001'", GraphValueText.Render("it's\n\\ \u0001"));
        Assert.Equal("{`a b`: 1, `c``d`: 2}", GraphValueText.Render(GraphValue.Of(GraphMap.Of(("a b", 1), ("c`d", 2)))));
    }

    [Fact]
    public void Render_shows_references_by_id()
    {
        Assert.Equal("(#7)", GraphValueText.Render(GraphValue.NodeReference(7)));
        Assert.Equal("[#8]", GraphValueText.Render(GraphValue.RelationshipReference(8)));
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0009, "9.0E-4")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(1e7, "1.0E7")]
    [InlineData(123456789.125, "1.23456789125E8")]
    [InlineData(100.5, "100.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5e-10, "-1.5E-10")]
    [InlineData(double.MaxValue, "1.7976931348623157E308")]
    [InlineData(double.Epsilon, "5.0E-324")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void FormatFloat_writes_java_notation(double value, string expected) => Assert.Equal(expected, GraphNumbers.FormatFloat(value));

    [Fact]
    public void RenderPlain_leaves_strings_bare()
    {
        Assert.Equal("it's", GraphValueText.RenderPlain("it's"));
        Assert.Equal("", GraphValueText.RenderPlain(GraphValue.Null));
        Assert.Equal("['a']", GraphValueText.RenderPlain(GraphValue.Of(["a"])));
    }
}
