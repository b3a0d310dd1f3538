using System.Text.RegularExpressions;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>What every function keeps: a wrong kind is refused at each parameter, and the tables leave no function out.</summary>
public sealed class FunctionContractTests
{
    private static readonly GraphValue[] OneOfEachKind =
    [
        true, 1, 1.5, "a", GraphValue.EmptyList, GraphValue.Of(GraphMap.Empty), ValueNotation.Parse("(:A)"), ValueNotation.Parse("[:T]"), ValueNotation.Parse("<(:A)>"),
        GraphValue.Of(new GraphDate(0)), GraphValue.Of(new GraphLocalTime(0)), GraphValue.Of(new GraphTime(0, 0)), GraphValue.Of(new GraphLocalDateTime(0, 0)),
        GraphValue.Of(new GraphDateTime(0, 0)), GraphValue.Of(GraphDuration.Zero), GraphValue.Of(new GraphPoint(GraphPoint.Cartesian, 0, 0, null)),
    ];

    /// <summary>Functions of chance have no row in a table, and those that ask the store are in <see cref="ApocEntityTests"/>.</summary>
    private static readonly HashSet<string> NotInTables = new(StringComparer.Ordinal)
    {
        "rand", "apoc.any.isDeleted", "apoc.node.degree", "apoc.node.degree.in", "apoc.node.degree.out", "apoc.node.id",
        "apoc.node.relationship.exists", "apoc.node.relationship.types", "apoc.rel.endNode", "apoc.rel.id", "apoc.rel.startNode",
    };

    public static TheoryData<string> Functions() => [.. FunctionRegistry.AllFunctions.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_refuses_each_kind_that_a_parameter_does_not_name(string name)
    {
        var function = FunctionRegistry.FindFunction(name)!;
        for (var wrong = 0; wrong < function.Parameters.Count; wrong++)
        {
            foreach (var value in OneOfEachKind.Where(value => !function.Parameters[wrong].Types.Holds(value)))
            {
                GraphValue[] arguments = [.. function.Parameters.Take(wrong).Select(p => OneOfEachKind.First(v => p.Types.Holds(v))), value];

                var error = Assert.Throws<CypherException>(() => function.Body(new TestFunctionContext(), arguments));

                Assert.Equal(("TypeError", "InvalidArgumentValue"), (error.Type, error.Detail));
                Assert.Contains($"{name}()", error.Message, StringComparison.OrdinalIgnoreCase);
                Assert.Contains($"'{function.Parameters[wrong].Name}'", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_has_an_answer_to_null_wherever_it_stands(string name)
    {
        var function = FunctionRegistry.FindFunction(name)!;
        if (function.Parameters.Count == 0)
            return;

        // A parameter that only an entity fits stays null: there is no graph here to ask about one.
        GraphValue[] samples = [.. function.Parameters.Select(p => OneOfEachKind.FirstOrDefault(v => !v.IsEntity && p.Types.Holds(v)))];
        for (var place = 0; place <= samples.Length; place++)
        {
            GraphValue[] arguments = place == samples.Length ? new GraphValue[samples.Length] : [.. samples];
            if (place < samples.Length)
                arguments[place] = GraphValue.Null;
            try
            {
                Assert.InRange((int)function.Body(new TestFunctionContext(), arguments).Kind, 0, (int)GraphValueKind.Point);
            }
            catch (CypherException error)
            {
                Assert.Equal(CypherErrorPhase.Runtime, error.Phase);
            }
        }
    }

    [Fact]
    public void Tables_have_at_least_two_rows_for_each_function()
    {
        var text = string.Concat(FunctionTableTests.Rows().Select(row => row.Data.Item2 + "\n"));
        var thin = FunctionRegistry.AllFunctions.Where(f => !NotInTables.Contains(f.Name))
            .Where(f => Regex.Count(text, $@"(?<![\w.]){Regex.Escape(f.Name)}\(", RegexOptions.None, TimeSpan.FromSeconds(5)) < (f.Parameters.Count == 0 ? 1 : 2))
            .Select(f => f.Name)
            .Concat(FunctionRegistry.AllAggregates.Where(a => text.Split($"AGG('{a.Name}'").Length < 3).Select(a => a.Name));

        Assert.Empty(thin);
    }

    [Theory]
    [InlineData("reverse")]
    [InlineData("tail")]
    [InlineData("toStringList")]
    public void Long_list_is_refused_before_it_is_made(string name)
    {
        var range = FunctionRegistry.FindFunction("range")!.Body(new TestFunctionContext(), [0, 1_000_000_000]);

        var error = Assert.Throws<QueryException>(() => FunctionRegistry.FindFunction(name)!.Body(new TestFunctionContext(), [range]));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }

    [Fact]
    public void Long_replacement_is_refused_before_it_is_made()
    {
        var text = new string('a', 10_000);

        Assert.Throws<QueryException>(() => FunctionRegistry.FindFunction("replace")!.Body(new TestFunctionContext(), [text, "a", text]));
    }
}
