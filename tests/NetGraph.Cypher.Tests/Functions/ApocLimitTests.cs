using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Helpers that could make much of little ask for room first, and count their steps.</summary>
public sealed class ApocLimitTests
{
    [Theory]
    [InlineData("apoc.coll.toSet")]
    [InlineData("apoc.coll.sort")]
    [InlineData("apoc.coll.reverse")]
    [InlineData("apoc.coll.frequencies")]
    [InlineData("apoc.coll.pairs")]
    [InlineData("apoc.coll.runningTotal")]
    [InlineData("apoc.coll.dropDuplicateNeighbors")]
    public void Long_list_is_refused(string name)
    {
        var range = Call("range", 0, 1_000_000_000);

        AssertRefused(() => Call(name, range));
    }

    [Fact]
    public void Text_of_a_billion_letters_is_refused()
    {
        AssertRefused(() => Call("apoc.text.repeat", "ab", 1_000_000_000_000));
        AssertRefused(() => Call("apoc.text.lpad", "ab", 1_000_000_000));
        AssertRefused(() => Call("apoc.text.replace", new string('a', 10_000), "a", new string('b', 1000)));
        AssertRefused(() => Call("apoc.coll.fill", "a", 1_000_000_000));
        AssertRefused(() => Call("apoc.coll.combinations", Call("range", 1, 40), 20));
    }

    [Fact]
    public void Long_comparison_is_counted_in_steps()
    {
        var context = new TestFunctionContext();

        FunctionRegistry.FindFunction("apoc.text.distance")!.Body(context, [new string('a', 2000), new string('b', 2000)]);

        Assert.InRange(context.Steps, 50_000, 100_000);
    }

    [Fact]
    public void Hostile_pattern_is_stopped()
    {
        var error = Assert.Throws<CypherException>(() => Call("apoc.text.regexGroups", new string('a', 40) + "!", @"(?=(a+)+$)(a|aa)+$\1"));

        Assert.Contains("too long", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(Func<GraphValue> call) =>
        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", Assert.Throws<QueryException>(() => { call(); }).Code);

    private static GraphValue Call(string name, params GraphValue[] arguments) => FunctionRegistry.FindFunction(name)!.Body(new TestFunctionContext(), arguments);
}
