using System.Text.RegularExpressions;
using NetGraph.Core.Catalogue;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Core.Tests.Catalogue;

public sealed partial class ViewCatalogueTests
{
    public static TheoryData<string> Names => [.. ViewCatalogue.Instance.Views.Select(v => v.Name)];

    [Fact]
    public void ViewCatalogue_holds_every_file_of_the_folder()
    {
        var files = Directory.GetFiles(Repository.PathOf("cypher"), "*.cypher", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(files, ViewCatalogue.Instance.Views.Select(v => v.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ViewCatalogue_has_views_that_keep_to_the_rules_of_the_folder(string name)
    {
        var view = ViewCatalogue.Instance.Find(name)!;

        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", view.Name);
        Assert.Matches("^[a-z]+$", view.Topic);
        Assert.EndsWith("?", view.Question, StringComparison.Ordinal);
        Assert.Contains("\nORDER BY ", view.Query, StringComparison.Ordinal);
        Assert.EndsWith("\nLIMIT $limit", view.Query, StringComparison.Ordinal);
        Assert.Equal(
            view.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal),
            ParameterUse().Matches(view.Query).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("// title: T\n// question: Q?\n// kind: list\n// parameter limit integer = 1: x\n// column a: b\nRETURN 1", "kind 'list'")]
    [InlineData("// title: T\n// question: Q?\n// kind: table\n// column a: b\nRETURN 1", "'limit'")]
    [InlineData("// title: T\n// question: Q?\n// kind: table\n// parameter limit integer = x: x\n// column a: b\nRETURN 1", "default 'x'")]
    [InlineData("// title: T\n// question: Q?\n// kind: table\n// parameter limit integer = 1: x\n// column a: b\n// chain: a -> c\nRETURN 1", "'c' in chain")]
    [InlineData("// question: Q?\n// kind: table\n// parameter limit integer = 1: x\n// column a: b\nRETURN 1", "no 'title'")]
    [InlineData("// title: T\n// subject: S\nRETURN 1", "'subject' is no header field")]
    [InlineData("// title: T\n// question: Q?\n// kind: table\n// parameter limit integer = 1: x\n// column a: b\n", "no statement")]
    public void CatalogueFile_says_what_is_wrong_with_a_header(string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => CatalogueFile.Parse("topic/name.cypher", text));

        Assert.Contains("topic/name.cypher", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterUse();
}
