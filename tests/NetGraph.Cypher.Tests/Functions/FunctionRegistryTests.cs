using NetGraph.Cypher.Functions;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>What SHOW FUNCTIONS is made of: every function says what it takes, gives and belongs to.</summary>
public sealed class FunctionRegistryTests
{
    [Theory]
    [InlineData("left", "left(original :: STRING, length :: INTEGER) :: STRING", "String")]
    [InlineData("abs", "abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT", "Numeric")]
    [InlineData("coalesce", "coalesce(input :: ANY, ...) :: ANY", "Scalar")]
    [InlineData("range", "range(start :: INTEGER, end :: INTEGER, step = 1 :: INTEGER) :: LIST<INTEGER>", "List")]
    [InlineData("split", "split(original :: STRING, splitDelimiters :: STRING | LIST<STRING>) :: LIST<STRING>", "String")]
    [InlineData("toFloatList", "toFloatList(input :: LIST<ANY>) :: LIST<FLOAT>", "List")]
    [InlineData("properties", "properties(input :: MAP | NODE | RELATIONSHIP) :: MAP", "Scalar")]
    [InlineData("datetime.fromepochmillis", "datetime.fromepochmillis(milliseconds :: INTEGER | FLOAT) :: ZONED DATETIME", "Temporal")]
    [InlineData("percentileDisc", "percentileDisc(input :: INTEGER | FLOAT, percentile :: INTEGER | FLOAT) :: INTEGER | FLOAT", "Aggregating")]
    [InlineData("all", "all(variable :: ANY, list :: LIST<ANY>) :: BOOLEAN", "Predicate")]
    [InlineData("pi", "pi() :: FLOAT", "Trigonometric")]
    public void Function_tells_its_signature_and_category(string name, string signature, string category)
    {
        var function = Assert.Single(FunctionRegistry.Descriptions, f => f.Name == name);

        Assert.Equal((signature, category), (function.Signature, function.Category));
    }

    [Fact]
    public void Every_function_has_a_sentence_and_a_known_category()
    {
        var categories = typeof(FunctionCategories).GetFields().Select(f => (string)f.GetValue(null)!).ToHashSet(StringComparer.Ordinal);

        foreach (var function in FunctionRegistry.Descriptions)
        {
            Assert.EndsWith(".", function.Description, StringComparison.Ordinal);
            Assert.Contains(function.Category, categories);
        }
    }

    /// <summary>Whoever takes a function away sees it here.</summary>
    [Fact]
    public void There_are_as_many_functions_as_users_of_the_manual_expect()
    {
        var functions = FunctionRegistry.Descriptions;

        Assert.True(functions.Count >= 290, $"{functions.Count} functions");
        Assert.True(functions.Count(f => f.IsBuiltIn) >= 130, $"{functions.Count(f => f.IsBuiltIn)} built in");
        Assert.True(functions.Count(f => f.Category == FunctionCategories.Apoc) >= 150, $"{functions.Count(f => f.Category == FunctionCategories.Apoc)} of apoc");
    }

    [Fact]
    public void Names_are_listed_once_and_in_order()
    {
        var names = FunctionRegistry.Descriptions.Select(f => f.Name).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal), names);
    }
}
