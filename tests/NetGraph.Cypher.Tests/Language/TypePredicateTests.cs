using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>Source: Cypher manual, "Type predicate expressions" and "Types and their synonyms".</summary>
public sealed class TypePredicateTests
{
    [Theory]
    [InlineData("1 IS :: INTEGER", true)]
    [InlineData("1 IS TYPED INTEGER", true)]
    [InlineData("1 :: INTEGER", true)]
    [InlineData("1 IS NOT :: INTEGER", false)]
    [InlineData("1 IS NOT TYPED STRING", true)]
    [InlineData("1.0 IS :: INTEGER", false)]
    [InlineData("1 IS :: FLOAT", false)]
    // Null is of every type that does not say NOT NULL.
    [InlineData("null IS :: INTEGER", true)]
    [InlineData("null IS :: INTEGER NOT NULL", false)]
    [InlineData("null IS :: INTEGER!", false)]
    [InlineData("null IS NOT :: INTEGER NOT NULL", true)]
    [InlineData("null IS :: NULL", true)]
    [InlineData("null IS :: NULL NOT NULL", false)]
    [InlineData("null IS :: ANY", true)]
    [InlineData("null IS :: ANY NOT NULL", false)]
    [InlineData("null IS :: NOTHING", false)]
    [InlineData("1 IS :: NOTHING", false)]
    [InlineData("1 IS :: NULL", false)]
    [InlineData("1 IS :: ANY VALUE", true)]
    // Lists.
    [InlineData("[1, 2] IS :: LIST<INTEGER>", true)]
    [InlineData("[1, null] IS :: LIST<INTEGER>", true)]
    [InlineData("[1, null] IS :: LIST<INTEGER NOT NULL>", false)]
    [InlineData("[1, 'a'] IS :: LIST<INTEGER | STRING>", true)]
    [InlineData("[1, 'a', 1.5] IS :: LIST<INTEGER | STRING>", false)]
    [InlineData("[] IS :: LIST<NOTHING>", true)]
    [InlineData("[1] IS :: LIST<NOTHING>", false)]
    [InlineData("null IS :: LIST<STRING>", true)]
    [InlineData("null IS :: LIST<STRING> NOT NULL", false)]
    [InlineData("[[1], [2]] IS :: LIST<LIST<INTEGER>>", true)]
    [InlineData("[[1], ['a']] IS :: LIST<LIST<INTEGER>>", false)]
    [InlineData("[1] IS :: ARRAY<INT>", true)]
    [InlineData("[1] IS :: INTEGER LIST", true)]
    [InlineData("[1] IS :: INTEGER NOT NULL ARRAY NOT NULL", true)]
    [InlineData("[[1]] IS :: INT LIST LIST", true)]
    [InlineData("1 IS :: LIST<INTEGER>", false)]
    // Unions.
    [InlineData("1 IS :: INTEGER | FLOAT", true)]
    [InlineData("'a' IS :: INTEGER | FLOAT", false)]
    [InlineData("null IS :: INTEGER NOT NULL | FLOAT NOT NULL", false)]
    [InlineData("1 IS :: ANY<INTEGER | STRING>", true)]
    [InlineData("1 IS :: ANY VALUE<STRING>", false)]
    // What may be stored.
    [InlineData("1 IS :: PROPERTY VALUE", true)]
    [InlineData("date() IS :: ANY PROPERTY VALUE", true)]
    [InlineData("[1, 2] IS :: PROPERTY VALUE", true)]
    [InlineData("[1, 'a'] IS :: PROPERTY VALUE", false)]
    [InlineData("[1, null] IS :: PROPERTY VALUE", false)]
    [InlineData("{a: 1} IS :: PROPERTY VALUE", false)]
    // Names and synonyms.
    [InlineData("true IS :: BOOLEAN", true)]
    [InlineData("true IS :: bool", true)]
    [InlineData("1 IS :: INT", true)]
    [InlineData("1 IS :: SIGNED INTEGER", true)]
    [InlineData("'a' IS :: VARCHAR", true)]
    [InlineData("{a: 1} IS :: MAP", true)]
    [InlineData("{a: 1} IS :: ANY MAP", true)]
    [InlineData("date('2020-01-01') IS :: DATE", true)]
    [InlineData("localtime('10:00') IS :: LOCAL TIME", true)]
    [InlineData("localtime('10:00') IS :: TIME WITHOUT TIME ZONE", true)]
    [InlineData("time('10:00Z') IS :: ZONED TIME", true)]
    [InlineData("time('10:00Z') IS :: TIME WITH TIME ZONE", true)]
    [InlineData("localdatetime('2020-01-01T10:00') IS :: LOCAL DATETIME", true)]
    [InlineData("localdatetime('2020-01-01T10:00') IS :: TIMESTAMP WITHOUT TIME ZONE", true)]
    [InlineData("datetime('2020-01-01T10:00Z') IS :: ZONED DATETIME", true)]
    [InlineData("datetime('2020-01-01T10:00Z') IS :: TIMESTAMP WITH TIME ZONE", true)]
    [InlineData("datetime('2020-01-01T10:00Z') IS :: LOCAL DATETIME", false)]
    [InlineData("duration('P1D') IS :: DURATION", true)]
    [InlineData("point({x: 1, y: 2}) IS :: POINT", true)]
    // Among other operators.
    [InlineData("NOT 1 IS :: STRING AND 1 + 1 IS :: INTEGER", true)]
    [InlineData("[x IN [1, 'a'] WHERE x IS :: STRING | x] = ['a']", true)]
    [InlineData("[x IN [1, 'a'] | x IS :: STRING NOT NULL] = [false, true]", true)]
    [InlineData("all(x IN [1, 2.5] WHERE x IS :: INTEGER | FLOAT)", true)]
    public void Predicate_is(string expression, bool expected)
    {
        using var graph = new TestGraph();

        Assert.Equal(expected ? "true" : "false", graph.Run($"RETURN {expression}").Text);
    }

    [Theory]
    [InlineData("MATCH (n)-[r]->(m) RETURN n IS :: NODE, r IS :: RELATIONSHIP, n IS :: ANY VERTEX, r IS :: EDGE, n IS :: RELATIONSHIP, [n, m] IS :: LIST<NODE>", "true | true | true | true | false | true")]
    [InlineData("MATCH p = ()-->() RETURN p IS :: PATH, p IS :: LIST<NODE>", "true | false")]
    [InlineData("MATCH (n:A) WHERE n.x IS :: INTEGER NOT NULL RETURN n.x", "1")]
    [InlineData("MATCH (n) WHERE n.x IS NOT :: INTEGER NOT NULL RETURN labels(n)", "['B']")]
    public void Predicate_knows_what_is_stored(string query, string expected)
    {
        using var graph = new TestGraph("CREATE (:A {x: 1})-[:R]->(:B {x: 'a'})");

        Assert.Equal(expected, graph.Run(query).Text);
    }

    [Theory]
    [InlineData("RETURN 1 IS :: NUMBER", "UnexpectedSyntax", null)]
    [InlineData("RETURN 1 IS :: INTEGRE", "UnexpectedSyntax", "did you mean INTEGER?")]
    [InlineData("RETURN 1 IS :: INTEGER | STRING NOT NULL", "UnexpectedSyntax", null)]
    [InlineData("RETURN 1 IS :: ANY<INTEGER | STRING> NOT NULL", "UnexpectedSyntax", null)]
    [InlineData("RETURN 1 IS :: LIST<>", "UnexpectedSyntax", null)]
    [InlineData("RETURN 1 IS :: LOCAL DATE", "UnexpectedSyntax", null)]
    [InlineData("RETURN 1 IS :: TIME", "UnexpectedSyntax", null)]
    public void Unknown_type_is_refused(string query, string detail, string? hint)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal((detail, hint), (error.Detail, error.Hint));
    }

    /// <summary>What valueType() says of a value is a type that the value is of.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("'a'")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[1, null, 'a']")]
    [InlineData("[[1], [], ['a', 2.0]]")]
    [InlineData("{a: 1}")]
    [InlineData("datetime('2020-01-01T10:00Z')")]
    [InlineData("localtime('10:00')")]
    [InlineData("duration('P1D')")]
    [InlineData("point({x: 1, y: 2})")]
    public void Value_is_of_the_type_that_valueType_names(string expression)
    {
        using var graph = new TestGraph();
        var type = graph.Run($"RETURN valueType({expression})").Text.Trim('\'');

        Assert.Equal("true", graph.Run($"RETURN {expression} IS :: {type}").Text);
    }
}
