using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>What CALL subqueries mean. Source: Cypher manual, "CALL subqueries"; its example graph, made smaller.</summary>
public sealed class CallSubqueryTests
{
    private const string Teams =
        "CREATE (a:Team {name: 'A'}), (b:Team {name: 'B'}), (:Team {name: 'C'}), (:Player {name: 'p', age: 21})-[:PLAYS_FOR]->(a), "
        + "(:Player {name: 'q', age: 23})-[:PLAYS_FOR]->(a), (:Player {name: 'r', age: 19})-[:PLAYS_FOR]->(b), (:Counter {count: 0})";

    [Theory]
    // Once a row; each run sees what the one before did.
    [InlineData("UNWIND [0, 1, 2] AS x CALL () { RETURN 'hello' AS inner } RETURN inner", "'hello'; 'hello'; 'hello'")]
    [InlineData("UNWIND [0, 1, 2] AS x CALL { MATCH (n:Counter) SET n.count = n.count + 1 RETURN n.count AS c } WITH c MATCH (n:Counter) RETURN c, n.count", "1 | 3; 2 | 3; 3 | 3")]
    [InlineData("UNWIND [1, 2] AS x CALL { UNWIND [] AS y RETURN y } RETURN x, y", "")]
    // Imports, the older form and the scope in parentheses.
    [InlineData("UNWIND [0, 1] AS x CALL { WITH x RETURN x * 10 AS y } RETURN x, y", "0 | 0; 1 | 10")]
    [InlineData("WITH 1 AS a, 2 AS b CALL { WITH * RETURN a + b AS c } RETURN c", "3")]
    [InlineData("WITH 1 AS a, 2 AS b CALL (a) { RETURN a + 1 AS c } RETURN b, c", "2 | 2")]
    [InlineData("WITH 1 AS a, 2 AS b CALL (a, b) { RETURN a + b AS c } RETURN c", "3")]
    [InlineData("WITH 1 AS a, 2 AS b CALL (*) { RETURN a + b AS c } RETURN c", "3")]
    [InlineData("MATCH (t:Team) CALL (*) { MATCH (p)-[:PLAYS_FOR]->(t) RETURN count(p) AS c } RETURN t.name AS name, c ORDER BY name", "'A' | 2; 'B' | 1; 'C' | 0")]
    // What was imported by a scope in parentheses stays visible; what an importing WITH brought, goes.
    [InlineData("WITH 1 AS a CALL (a) { WITH 2 AS b RETURN a + b AS c } RETURN c", "3")]
    [InlineData("WITH 1 AS a, 5 AS z CALL { WITH a, z WITH a + z AS b RETURN b } RETURN a, b", "1 | 6")]
    // A name that is not imported is a new variable.
    [InlineData("MATCH (n:Counter) CALL { MATCH (n:Team) RETURN count(n) AS c } RETURN n.count, c", "0 | 3")]
    [InlineData("MATCH (n:Counter) CALL () { MATCH (n:Team) RETURN count(n) AS c } RETURN n.count, c", "0 | 3")]
    // Null and entities go in and come out.
    [InlineData("OPTIONAL MATCH (t:Nothing) CALL (t) { RETURN t IS NULL AS isNull } RETURN isNull", "true")]
    [InlineData("MATCH (t:Team {name: 'B'}) CALL (t) { MATCH (p)-->(t) RETURN p } RETURN p.name, t.name", "'r' | 'B'")]
    // Aggregation is a matter of one run.
    [InlineData("MATCH (p:Player) CALL (p) { MATCH (o:Player) WHERE o.age < p.age RETURN count(o) AS younger } RETURN p.name AS n, younger ORDER BY n", "'p' | 1; 'q' | 2; 'r' | 0")]
    [InlineData("UNWIND [3, 1] AS n CALL (n) { UNWIND range(1, n) AS i WITH i ORDER BY i DESC LIMIT 2 RETURN collect(i) AS top } RETURN n, top", "3 | [3, 2]; 1 | [1]")]
    [InlineData("MATCH (t:Team) CALL (t) { MATCH (p)-[:PLAYS_FOR]->(t) RETURN p.name AS n ORDER BY n LIMIT 1 } RETURN t.name AS t, n ORDER BY t", "'A' | 'p'; 'B' | 'r'")]
    // UNION inside, correlated and not.
    [InlineData("CALL { MATCH (p:Player) RETURN p ORDER BY p.age LIMIT 1 UNION MATCH (p:Player) RETURN p ORDER BY p.age DESC LIMIT 1 } RETURN p.name", "'r'; 'q'")]
    [InlineData("UNWIND [1, 2] AS x CALL { WITH x RETURN x AS y UNION WITH x RETURN x * x AS y } RETURN x, y", "1 | 1; 2 | 2; 2 | 4")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { RETURN x AS y UNION ALL RETURN x * x AS y } RETURN x, y", "1 | 1; 1 | 1; 2 | 2; 2 | 4")]
    [InlineData("WITH 1 AS a, 2 AS b CALL { WITH a RETURN a AS x UNION WITH b RETURN b AS x UNION RETURN 3 AS x } RETURN collect(x)", "[1, 2, 3]")]
    [InlineData("WITH 1 AS x CALL (x) { RETURN x AS y, 1 AS z UNION RETURN 5 AS y, x AS z } RETURN y, z", "1 | 1; 5 | 1")]
    // Optional.
    [InlineData("MATCH (t:Team) OPTIONAL CALL (t) { MATCH (p {age: 23})-->(t) RETURN p.name AS n } RETURN t.name AS t, n ORDER BY t", "'A' | 'q'; 'B' | null; 'C' | null")]
    [InlineData("UNWIND [1, 2] AS x OPTIONAL CALL (x) { WITH x WHERE x > 1 UNWIND [x, x] AS y RETURN y, y + 1 AS z } RETURN x, y, z", "1 | null | null; 2 | 2 | 3; 2 | 2 | 3")]
    [InlineData("UNWIND [1, 2] AS x OPTIONAL CALL { WITH x WITH x WHERE x > 1 RETURN x AS y UNION WITH x WITH x WHERE x > 5 RETURN x AS y } RETURN x, y", "1 | null; 2 | 2")]
    [InlineData("UNWIND [1, 2] AS x OPTIONAL CALL (x) { UNWIND [1, 2, 3] AS i CREATE (:New {i: i, x: x}) } RETURN x", "1; 2")]
    // Unit subqueries keep the rows as they are.
    [InlineData("MATCH (t:Team) CALL (t) { UNWIND range(1, 5) AS i CREATE (:New {name: t.name}) } RETURN count(*)", "3")]
    [InlineData("MATCH (t:Team) CALL (t) { CREATE (:New {name: t.name}) FINISH } RETURN count(*)", "3")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { MATCH (n:Nothing) SET n.x = x } RETURN x", "1; 2")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { MERGE (c:Counter) SET c.count = c.count + x } WITH count(*) AS rows MATCH (c:Counter) RETURN rows, c.count", "2 | 3")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { CREATE (:New {v: x}) UNION CREATE (:New {v: x * 10}) } WITH count(*) AS rows MATCH (n:New) RETURN rows, sum(n.v)", "2 | 33")]
    // A subquery in a subquery, and one after the other.
    [InlineData("UNWIND [1, 2] AS x CALL (x) { UNWIND [10, 20] AS y CALL (x, y) { RETURN x * y AS z } RETURN sum(z) AS s } RETURN x, s", "1 | 30; 2 | 60")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { RETURN x + 1 AS y } CALL (x, y) { RETURN x + y AS z } RETURN z", "3; 5")]
    [InlineData("UNWIND [1, 2] AS x CALL (x) { WITH x AS y CALL (*) { RETURN x + y AS z } RETURN z } RETURN z", "2; 4")]
    // Inside the other subqueries, and with them inside.
    [InlineData("MATCH (t:Team) WHERE EXISTS { CALL (t) { MATCH (p)-->(t) RETURN p } RETURN p } RETURN t.name AS n ORDER BY n", "'A'; 'B'")]
    [InlineData("RETURN COLLECT { UNWIND [1, 2] AS x CALL (x) { RETURN x * 2 AS y } RETURN y } AS l", "[2, 4]")]
    [InlineData("MATCH (t:Team) CALL (t) { RETURN COUNT { (t)<--() } AS c } RETURN sum(c)", "3")]
    // FOREACH may call nothing, but a subquery may loop.
    [InlineData("CALL () { FOREACH (i IN [1, 2] | CREATE (:New {i: i})) } MATCH (n:New) RETURN count(n)", "2")]
    public void Subquery_returns(string query, string expected)
    {
        using var graph = new TestGraph(Teams);

        Assert.Equal(expected, graph.Run(query).Text);
    }

    [Theory]
    [InlineData("MATCH (a) CALL { RETURN a.x AS x } RETURN x", "UndefinedVariable", "a")]
    [InlineData("MATCH (a) CALL () { RETURN a.x AS x } RETURN x", "UndefinedVariable", "a")]
    [InlineData("MATCH (a) CALL (b) { RETURN 1 AS x } RETURN x", "UndefinedVariable", "b")]
    [InlineData("WITH 1 AS a CALL { WITH a WITH 2 AS b RETURN a + b AS c } RETURN c", "UndefinedVariable", "a")]
    [InlineData("WITH 1 AS x CALL (x) { RETURN x } RETURN x", "VariableAlreadyBound", "RETURN x")]
    [InlineData("WITH 1 AS x CALL () { RETURN 2 AS x } RETURN x", "VariableAlreadyBound", "RETURN 2 AS x")]
    [InlineData("WITH 1 AS x CALL (x) { WITH 2 AS x RETURN x AS y } RETURN y", "VariableAlreadyBound", "2 AS x")]
    [InlineData("WITH 1 AS x CALL (x) { UNWIND [1] AS x RETURN x AS y } RETURN y", "VariableAlreadyBound", "x")]
    [InlineData("WITH 1 AS x CALL (x, x) { RETURN x AS y } RETURN y", "VariableAlreadyBound", "x")]
    [InlineData("UNWIND [[1]] AS l CALL { WITH l WHERE size(l) > 2 RETURN l AS m } RETURN m", "InvalidImport", "WITH l WHERE size(l) > 2")]
    [InlineData("WITH 1 AS a CALL { WITH a AS b RETURN b AS c } RETURN c", "InvalidImport", "WITH a AS b")]
    [InlineData("WITH 1 AS a CALL { WITH a + 1 AS b RETURN b AS c } RETURN c", "InvalidImport", "WITH a + 1 AS b")]
    [InlineData("WITH 1 AS a CALL { WITH DISTINCT a RETURN a AS c } RETURN c", "InvalidImport", "WITH DISTINCT a")]
    [InlineData("CALL { RETURN 1 + 1 } RETURN 1", "NoExpressionAlias", "1 + 1")]
    [InlineData("CALL { RETURN 1 AS x UNION RETURN 2 AS y } RETURN x", "DifferentColumnsInUnion", "RETURN 2 AS y")]
    [InlineData("CALL { MATCH (n) } RETURN 1", "InvalidClauseComposition", "MATCH (n)")]
    [InlineData("CALL { RETURN 1 AS x }", "InvalidClauseComposition", "CALL { RETURN 1 AS x }")]
    [InlineData("MATCH (n) WHERE EXISTS { CALL { CREATE (m) } RETURN 1 } RETURN n", "InvalidClauseComposition", "CREATE (m)")]
    public void Subquery_is_refused(string query, string detail, string at)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal((detail, CypherErrorPhase.CompileTime), (error.Detail, error.Phase));
        Assert.Equal(at, query.Substring(error.Span!.Value.Offset, error.Span.Value.Length).TrimEnd()); // compile-time errors have a place
    }

    [Theory]
    [InlineData("UNWIND [1, 2] AS x CALL db.labels() YIELD label RETURN x, label", "1 | 'A'; 2 | 'A'")]
    [InlineData("OPTIONAL CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType", "null")]
    [InlineData("OPTIONAL CALL db.labels() YIELD label WHERE label = 'Z' RETURN label", "null")]
    [InlineData("OPTIONAL CALL db.labels() YIELD label RETURN label", "'A'")]
    [InlineData("UNWIND [1, 2] AS x OPTIONAL CALL db.labels() YIELD label AS l WHERE x = 2 RETURN x, l", "1 | null; 2 | 'A'")]
    [InlineData("OPTIONAL CALL db.relationshipTypes()", "null")]
    [InlineData("OPTIONAL CALL db.relationshipTypes", "null")]
    public void Procedure_call_may_be_optional(string query, string expected)
    {
        using var graph = new TestGraph("CREATE (:A)");

        Assert.Equal(expected, graph.Run(query).Text);
    }
}
