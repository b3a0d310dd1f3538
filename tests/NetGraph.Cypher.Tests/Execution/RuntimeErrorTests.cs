using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

public sealed class RuntimeErrorTests
{
    [Theory]
    [InlineData("UNWIND [1] AS x RETURN x / 0", "ArithmeticError", "DivisionByZero", "x / 0")]
    [InlineData("UNWIND [9223372036854775807] AS x RETURN x + 1", "ArithmeticError", "IntegerOverflow", "x + 1")]
    [InlineData("UNWIND [[1, 'a']] AS x RETURN x['a']", "TypeError", "ListElementAccessByNonInteger", null)]
    [InlineData("UNWIND [{a: 1}] AS x RETURN x[1]", "TypeError", "MapElementAccessByNonString", null)]
    [InlineData("RETURN $missing", "ParameterMissing", "MissingParameter", "$missing")]
    [InlineData("MATCH (n:Nowhere) WHERE n.x = $missing RETURN n", "ParameterMissing", "MissingParameter", "$missing")]
    [InlineData("RETURN CASE WHEN false THEN $missing ELSE $missing END", "ParameterMissing", "MissingParameter", "$missing")]
    [InlineData("CREATE (n {x: [1, [2]]})", "TypeError", "InvalidPropertyType", null)]
    [InlineData("UNWIND [1] AS x CREATE (n) SET n.p = {a: x}", "TypeError", "InvalidPropertyType", null)]
    [InlineData("UNWIND [null] AS x MERGE (n {p: x})", "SemanticError", "MergeReadOwnWrites", null)]
    [InlineData("CREATE (a)-[:R]->(b) DELETE a", "ConstraintVerificationFailed", "DeleteConnectedNode", null)]
    [InlineData("CREATE (a {x: 1}) DELETE a RETURN a.x", "EntityNotFound", "DeletedEntityAccess", "a.x")]
    [InlineData("CREATE (a:A) DELETE a RETURN labels(a)", "EntityNotFound", "DeletedEntityAccess", "labels(a)")]
    [InlineData("OPTIONAL MATCH (a) CREATE (a)-[:R]->()", "TypeError", "InvalidArgumentValue", null)]
    [InlineData("RETURN 'a' =~ '('", "ArgumentError", "InvalidArgumentValue", null)]
    public void Statement_fails(string statement, string type, string detail, string? place)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(statement));

        Assert.Equal((type, detail, CypherErrorPhase.Runtime), (error.Type, error.Detail, error.Phase));
        if (place is not null)
            Assert.Equal(place, statement.Substring(error.Span!.Value.Offset, error.Span.Value.Length)); // a place is expected
    }

    [Fact]
    public void Plan_needs_no_parameters()
    {
        using var graph = new TestGraph();

        Assert.Empty(graph.Run("EXPLAIN MATCH (n) WHERE n.x = $missing RETURN n").Rows);
    }

    [Theory]
    [InlineData(-1, "NegativeIntegerArgument")]
    [InlineData("x", "InvalidArgumentType")]
    public void Limit_refuses_a_parameter_that_is_no_row_count(object value, string detail)
    {
        using var graph = new TestGraph();
        var parameter = value is int number ? (NetGraph.PropertyGraph.GraphValue)number : (string)value;

        var error = Assert.Throws<CypherException>(() => graph.Run("UNWIND [1, 2] AS x RETURN x LIMIT $n", ("n", parameter)));

        Assert.Equal(("SyntaxError", detail), (error.Type, error.Detail));
    }

    [Fact]
    public void Failed_statement_changes_nothing()
    {
        using var graph = new TestGraph();

        Assert.Throws<CypherException>(() => graph.Run("UNWIND [1, 0] AS x CREATE (:A {v: 1 / x})"));

        Assert.Equal("0", graph.Run("MATCH (n) RETURN count(*)").Text);
    }
}
