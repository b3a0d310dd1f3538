using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures;

/// <summary>What CALL does with a procedure's signature and mode, whatever the procedure.</summary>
public sealed class ProcedureCallTests
{
    /// <summary>Counts up from a start; the step may be left out.</summary>
    private static readonly ProcedureDefinition CountUp = new(
        "test.countUp",
        [new ProcedureField("from", ValueTypes.Integer), new ProcedureField("step", ValueTypes.Integer) { Default = 2 }],
        [new ProcedureField("value", ValueTypes.Integer), new ProcedureField("names", ValueTypes.List) { TypeName = "LIST<STRING>" }],
        (_, arguments) => Enumerable.Range(0, 3).Select(i => new[] { arguments[0].AsInteger() + (i * arguments[1].AsInteger()), GraphValue.EmptyList }),
        "Counts up in three rows.");

    /// <summary>Creates one node a row, as it is asked for rows.</summary>
    private static readonly ProcedureDefinition Grow = new(
        "test.grow",
        [new ProcedureField("count", ValueTypes.Integer)],
        [new ProcedureField("node", ValueTypes.Node)],
        (run, arguments) => Enumerable.Range(0, (int)arguments[0].AsInteger()).Select(_ =>
        {
            run.Changes.NodesCreated++;
            return new[] { GraphValue.NodeReference(run.Writer.CreateNode([run.Writer.InternLabel("Grown")])) };
        }),
        "Creates nodes.")
    { Mode = ProcedureMode.Write };

    [Theory]
    [InlineData("CALL test.countUp(1) YIELD value RETURN value", "1; 3; 5")]
    [InlineData("CALL test.countUp(1, 5) YIELD value RETURN value", "1; 6; 11")]
    [InlineData("CALL test.countUp(7)", "7 | []; 9 | []; 11 | []")]
    [InlineData("CALL test.countUp", "3 | []; 5 | []; 7 | []")]
    public void Call_fills_in_defaults(string query, string expected)
    {
        using var graph = Open();

        Assert.Equal(expected, graph.Run(query, ("from", 3)).Text);
    }

    [Theory]
    [InlineData("CALL test.countUp()", "test.countUp takes 1 to 2 arguments: found 0.", "its signature is test.countUp(from :: INTEGER, step = 2 :: INTEGER) :: (value :: INTEGER, names :: LIST<STRING>)")]
    [InlineData("CALL test.grow(1, 2)", "test.grow takes 1 argument: found 2.", "its signature is test.grow(count :: INTEGER) :: (node :: NODE)")]
    [InlineData("CALL test.countUpp(1)", "There is no procedure 'test.countUpp'.", "did you mean 'test.countUp'?")]
    [InlineData("CALL gds.countUp(1)", "There is no procedure 'gds.countUp'.", "did you mean 'test.countUp'?")]
    [InlineData("CALL test.farAway(1)", "There is no procedure 'test.farAway'.", "SHOW PROCEDURES lists what there is; only some procedures of test are here")]
    [InlineData("CALL far.away(1)", "There is no procedure 'far.away'.", "SHOW PROCEDURES lists what there is")]
    [InlineData("RETURN EXISTS { CALL test.grow(1) YIELD node RETURN node }", "test.grow changes the graph: EXISTS, COUNT and COLLECT may only read.", null)]
    public void Call_says_what_is_wrong(string query, string message, string? hint)
    {
        using var graph = Open();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal(message, error.Message.Split('\n')[0]);
        Assert.Equal(hint, error.Hint);
    }

    [Fact]
    public void Writing_procedure_needs_a_writing_transaction()
    {
        using var graph = Open();
        var query = graph.Engine.Prepare("CALL test.grow(1) YIELD node RETURN count(*)");

        var error = Assert.Throws<QueryException>(() => query.Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None));

        Assert.True(query.Writes);
        Assert.False(graph.Engine.Prepare("CALL test.countUp(1) YIELD value RETURN value").Writes);
        Assert.False(graph.Engine.Prepare("EXPLAIN CALL test.grow(1)").Writes);
        Assert.Equal("Neo.ClientError.Statement.AccessMode", error.Code);
    }

    [Theory]
    [InlineData("CALL test.grow(3) YIELD node RETURN node LIMIT 1", 3)]
    [InlineData("CALL test.grow(3)", 3)]
    [InlineData("MATCH (n) CALL test.grow(1) YIELD node MATCH (m) RETURN count(*)", 2)]
    [InlineData("MATCH (n) CALL { CALL test.grow(1) YIELD node FINISH } RETURN n", 2)]
    public void Writing_procedure_runs_to_its_end_and_never_meets_its_own_writes(string query, long created)
    {
        using var graph = Open();
        graph.Run("CREATE (), ()");

        Assert.Equal(created, graph.Run(query).Summary.Changes.NodesCreated);
        Assert.Equal($"{created}", graph.Run("MATCH (n:Grown) RETURN count(*)").Text);
    }

    [Fact]
    public void Every_clause_after_a_writing_procedure_sees_all_of_its_writes()
    {
        using var graph = Open();
        graph.Run("CREATE (), ()");

        Assert.Equal("4; 4", graph.Run("MATCH (n) CALL test.grow(1) YIELD node RETURN COUNT { MATCH () } AS all").Text);
    }

    [Fact]
    public void Error_inside_a_lazy_body_points_at_the_call()
    {
        using var graph = Open();
        graph.Procedures.Add(new ProcedureDefinition("test.fail", [], [new ProcedureField("x", ValueTypes.Any)], (_, _) => Failing(), "Fails late."));

        var error = Assert.Throws<CypherException>(() => graph.Run("CALL test.fail() YIELD x RETURN x"));

        Assert.Equal(0, error.Span?.Offset);
    }

    [Fact]
    public void Every_built_in_procedure_describes_itself()
    {
        foreach (var procedure in BuiltInProcedures.CreateRegistry().All)
        {
            Assert.False(string.IsNullOrWhiteSpace(procedure.Description), procedure.Name);
            Assert.EndsWith(".", procedure.Description, StringComparison.Ordinal);
            Assert.All(procedure.Inputs.Skip(procedure.RequiredInputs), input => Assert.NotNull(input.Default));
            Assert.Equal(procedure.Outputs.Count, procedure.Outputs.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static IEnumerable<GraphValue[]> Failing()
    {
        yield return [1];
        throw CypherErrors.Argument("InvalidArgumentValue", "Enough.");
    }

    private static TestGraph Open()
    {
        var graph = new TestGraph();
        graph.Procedures.AddRange([CountUp, Grow]);
        return graph;
    }
}
