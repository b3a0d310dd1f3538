using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>
/// What Neo4j 5 refuses and older versions took (Cypher manual, "Deprecations, additions, and compatibility"): refused here too, so that
/// a query that passes here passes there, and told what to write instead.
/// </summary>
public sealed class RemovedSyntaxTests
{
    [Theory]
    [InlineData("RETURN 0123", "InvalidNumberLiteral", "0o")]
    [InlineData("RETURN 0X1F", "InvalidNumberLiteral", "small x")]
    [InlineData("RETURN {param}", "UnexpectedSyntax", "$param")]
    [InlineData("MATCH (n) WHERE exists(n.x) RETURN n", "UnknownFunction", "IS NOT NULL")]
    [InlineData("MATCH (n) RETURN (n)-->()", "UnexpectedSyntax", "EXISTS")]
    [InlineData("MATCH (n) RETURN size((n)-->())", "UnexpectedSyntax", "COUNT")]
    [InlineData("MATCH (n) WHERE [1, 2] RETURN n", "InvalidArgumentType", null)]
    [InlineData("MATCH (n) WHERE NOT [] RETURN n", "InvalidArgumentType", null)]
    [InlineData("CREATE (a {x: 1}), (b {y: a.x})-[:R]->(c {z: b.y})", "UndefinedVariable", null)]
    [InlineData("CALL { RETURN 1 + 1 } RETURN 1", "NoExpressionAlias", null)]
    [InlineData("USING PERIODIC COMMIT 500 LOAD CSV FROM 'file:///x' AS l CREATE ()", "UnexpectedSyntax", "IN TRANSACTIONS")]
    [InlineData("CREATE UNIQUE (a)-[:R]->(b)", "UnexpectedSyntax", "MERGE")]
    [InlineData("START n = node(0) RETURN n", "UnexpectedSyntax", "MATCH")]
    [InlineData("RETURN extract(x IN [1] | x)", "UnexpectedSyntax", "[x IN list | expression]")]
    [InlineData("RETURN filter(x IN [1] WHERE x > 0)", "UnexpectedSyntax", "[x IN list WHERE predicate]")]
    [InlineData("MATCH p = ()-->() RETURN rels(p)", "UnknownFunction", "relationships")]
    [InlineData("RETURN toInt('1')", "UnknownFunction", "toInteger")]
    [InlineData("RETURN 1 != 2", "UnexpectedSyntax", "<>")]
    [InlineData("RETURN 1 == 2", "UnexpectedSyntax", "=")]
    [InlineData("MATCH (n:A:B|C) RETURN n", "UnexpectedSyntax", "&")]
    public void Old_form_is_refused_with_a_hint(string query, string detail, string? hint)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal(detail, error.Detail);
        if (hint is not null)
            Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RETURN point({x: 1, y: 1}) < point({x: 2, y: 2})")]
    [InlineData("RETURN point({x: 1, y: 1}) >= point({x: 1, y: 1})")]
    public void Points_are_not_compared_by_size(string query)
    {
        using var graph = new TestGraph();

        Assert.Equal("null", graph.Run(query).Text);
    }
}
