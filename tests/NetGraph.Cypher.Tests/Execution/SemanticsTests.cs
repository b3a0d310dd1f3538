using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>What queries return, on an empty graph or one made by a single statement. Rows without ORDER BY are compared sorted.</summary>
public sealed class SemanticsTests
{
    [Theory]
    // Rows and projections
    [InlineData("", "UNWIND [3, 1, 2] AS x RETURN x ORDER BY x DESC LIMIT 2", "3; 2")]
    [InlineData("", "UNWIND [3, 1, 2, 5] AS x WITH x ORDER BY x SKIP 1 LIMIT 2 RETURN collect(x)", "[2, 3]")]
    [InlineData("", "UNWIND [1, 1.0, 2, null, null] AS x RETURN DISTINCT x", "1; 2; null")]
    [InlineData("", "UNWIND [] AS x RETURN x", "")]
    [InlineData("", "UNWIND null AS x RETURN x", "")]
    [InlineData("", "WITH 1 AS a, 2 AS b WITH a + b AS a ORDER BY b RETURN a", "3")]
    [InlineData("", "RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", "1; 2")]
    [InlineData("", "RETURN 1 AS x UNION ALL RETURN 1 AS x", "1; 1")]
    // Aggregation
    [InlineData("", "MATCH (n) RETURN count(*) AS c, sum(n.x) AS s, collect(n.x) AS l, max(n.x) AS m", "0 | 0 | [] | null")]
    [InlineData("", "MATCH (n) RETURN n.x, count(*)", "")]
    [InlineData("", "UNWIND [1, 2, 2, null] AS x RETURN count(*), count(x), count(DISTINCT x), sum(DISTINCT x)", "4 | 3 | 2 | 3")]
    [InlineData("", "UNWIND [[1, 'a'], [2, 'a'], [3, 'b']] AS r RETURN r[1] AS k, sum(r[0]) AS s ORDER BY k", "'a' | 3; 'b' | 3")]
    [InlineData("", "UNWIND [1, 1.0, null, null] AS k RETURN k, count(*)", "1 | 2; null | 2")]
    // Three-valued logic
    [InlineData("", "RETURN null AND false, null OR true, NOT null, null XOR true", "false | true | null | null")]
    [InlineData("", "RETURN 1 IN [null, 1], 2 IN [null, 1], null IN [], 1 IN null", "true | null | false | null")]
    [InlineData("", "RETURN [1] = [1, null], [null] = [1], 1 = 1.0, 1 < 'a'", "false | null | true | null")]
    [InlineData("", "RETURN any(x IN [null, 1] WHERE x = 1), all(x IN [null, 1] WHERE x = 1), none(x IN [] WHERE x), single(x IN [1, 1] WHERE x = 1)", "true | null | true | false")]
    // Collections
    [InlineData("", "WITH [0, 1, 2, 3] AS l RETURN l[-1], l[9], l[1..3], l[..-2], l[null..2]", "3 | null | [1, 2] | [0, 1] | null")]
    [InlineData("", "RETURN [1] + 2 + [3], 0 + [1], [x IN range(1, 5) WHERE x % 2 = 1 | x * 10]", "[1, 2, 3] | [0, 1] | [10, 30, 50]")]
    [InlineData("", "RETURN reduce(s = 0, x IN [1, 2, 3] | s + x), {a: 1}.a, {a: 1}['b']", "6 | 1 | null")]
    [InlineData("", "WITH {a: 1, b: 2} AS m RETURN m {.a, c: 3}, m {.*, a: 9}", "{a: 1, c: 3} | {a: 9, b: 2}")]
    [InlineData("", "RETURN CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END, CASE WHEN false THEN 1 END, CASE null WHEN null THEN 1 ELSE 2 END", "'b' | null | 2")]
    // Arithmetic
    [InlineData("", "RETURN 7 / 2, 7 % -3, -7 / 2, 2 ^ 3, 1 / 2.0", "3 | 1 | -3 | 8.0 | 0.5")]
    [InlineData("", "RETURN 'a' + 'b', 'a' + 1, null + 1, 1.5 + 1", "'ab' | 'a1' | null | 2.5")]
    [InlineData("", "RETURN 'abc' =~ 'a.*', 'abc' =~ 'b', 'abc' STARTS WITH 'ab', 'abc' CONTAINS 'd', 'abc' ENDS WITH null", "true | false | true | false | null")]
    // Patterns
    [InlineData("CREATE (:A {x: 1})-[:R]->(:B {x: 2})", "MATCH (a)-[r]-(b) RETURN a.x, b.x", "1 | 2; 2 | 1")]
    [InlineData("CREATE (a:A)-[:R]->(a)", "MATCH (a)-[r]-(b) RETURN count(*)", "1")]
    [InlineData("CREATE (a)-[:R]->(b)-[:R]->(a)", "MATCH (a)-[r]->(b)-[s]->(c) RETURN count(*)", "2")]
    [InlineData("CREATE ()-[:R]->()", "MATCH ()-[r]->(), ()-[s]->() RETURN count(*)", "0")]
    [InlineData("CREATE ()-[:R]->()", "MATCH ()-[r]->() MATCH ()-[s]->() RETURN count(*)", "1")]
    [InlineData("CREATE (:A), (:B)", "MATCH (a:A), (b:B) RETURN count(*)", "1")]
    [InlineData("CREATE (:A)-[:R]->(:B), (:A)", "MATCH (a:A) OPTIONAL MATCH (a)-->(b:B) RETURN count(a), count(b)", "2 | 1")]
    [InlineData("", "OPTIONAL MATCH (a)-[r]->(b) RETURN a, r, b", "null | null | null")]
    [InlineData("CREATE (:A {x: 1})", "MATCH (a:A) OPTIONAL MATCH (a) WHERE a.x = 2 RETURN a.x", "1")]
    [InlineData("", "OPTIONAL MATCH (a) OPTIONAL MATCH (a)-->(b) RETURN a, b", "null | null")]
    [InlineData("", "OPTIONAL MATCH (a) MATCH (a)-->(b) RETURN a, b", "")]
    [InlineData("CREATE (:A {x: 1}), (:A {x: 2})", "MATCH (a:A {x: 1}) MATCH (b:A) WHERE b.x = a.x + 1 RETURN b.x", "2")]
    [InlineData("CREATE (a:A {x: 1})-[:R]->(b:A {x: 1}), (a)-[:R]->(:A {x: 2})", "MATCH (a)-->(b {x: a.x}) RETURN b.x", "1")]
    [InlineData("CREATE (:A:B), (:A), (:C)", "MATCH (n:A&!B) RETURN count(*)", "1")]
    [InlineData("CREATE (:A:B), (:A), (:C), ()", "MATCH (n:(A|C)) RETURN count(*)", "3")]
    [InlineData("CREATE ()-[:R]->(), ()-[:S]->(), ()-[:T]->()", "MATCH ()-[r:R|S]->() RETURN type(r)", "'R'; 'S'")]
    [InlineData("CREATE ()-[:R]->(), ()-[:S]->()", "MATCH ()-[r:!R]->() RETURN type(r)", "'S'")]
    // Variable length
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH ({i: 1})-[*]->(n) RETURN n.i", "2; 3")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH ({i: 1})-[*0..1]->(n) RETURN n.i", "1; 2")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH (a)-[r*2]->(b {i: 3}) RETURN a.i, size(r)", "1 | 2")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH (a)-[r*2..1]->(b) RETURN count(*)", "0")]
    [InlineData("CREATE (a:N)-[:R]->(b:N)-[:R]->(a)", "MATCH (n)-[r*]->(m) RETURN count(*)", "4")]
    [InlineData("CREATE (a:N)-[:R]->(b:N)-[:R]->(a)", "MATCH (n)-[r*]-(n) RETURN count(*)", "4")]
    [InlineData("CREATE (:N {i: 1})-[:R {k: 1}]->(:N)-[:R {k: 2}]->(:N)", "MATCH ({i: 1})-[r* {k: 1}]->() RETURN size(r)", "1")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH p = (b {i: 3})<-[*]-(a {i: 1}) RETURN [n IN nodes(p) | n.i], length(p)", "[3, 2, 1] | 2")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:R]->(:N {i: 3})", "MATCH ()-[r*2]->() WITH r MATCH (a)-[r*]->(b) RETURN a.i, b.i", "1 | 3")]
    // Shortest paths
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})-[:R]->(c:N {i: 3}), (a)-[:R]->(:N {i: 4})-[:R]->(c), (a)-[:R]->(:N)-[:R]->(:N)-[:R]->(c)",
        "MATCH p = shortestPath((a {i: 1})-[*]->(c {i: 3})) RETURN length(p)", "2")]
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})-[:R]->(c:N {i: 3}), (a)-[:R]->(:N {i: 4})-[:R]->(c), (a)-[:R]->(:N)-[:R]->(:N)-[:R]->(c)",
        "MATCH p = allShortestPaths((a {i: 1})-[*]-(c {i: 3})) RETURN [n IN nodes(p) | n.i]", "[1, 2, 3]; [1, 4, 3]")]
    [InlineData("CREATE (:N {i: 1}), (:N {i: 2})", "MATCH p = shortestPath((a {i: 1})-[*]-(c {i: 2})) RETURN p", "")]
    [InlineData("CREATE (:N {i: 1})-[:R]->()-[:R]->()-[:R]->(:N {i: 2})", "MATCH p = shortestPath((a {i: 1})-[*..2]-(c {i: 2})) RETURN p", "")]
    // Subqueries
    [InlineData("CREATE (:A {x: 1})-[:R]->(:B), (:A {x: 2})", "MATCH (a:A) WHERE EXISTS { (a)-->(:B) } RETURN a.x", "1")]
    [InlineData("CREATE (:A {x: 1})-[:R]->(:B), (:A {x: 2})", "MATCH (a:A) WHERE NOT (a)-->() RETURN a.x", "2")]
    [InlineData("CREATE (:A {x: 1})-[:R]->(:B), (:A {x: 2})", "MATCH (a:A) RETURN a.x, COUNT { (a)-->() }", "1 | 1; 2 | 0")]
    [InlineData("CREATE (:A {x: 1})-[:R]->(:B {y: 7})", "MATCH (a:A) RETURN [(a)-->(b) | b.y], COLLECT { MATCH (a)-->(b) RETURN b.y }", "[7] | [7]")]
    [InlineData("CREATE (:A {x: 1}), (:A {x: 2})", "MATCH (a:A) CALL { WITH a UNWIND [1, 2] AS y RETURN a.x * y AS z } RETURN a.x, z", "1 | 1; 1 | 2; 2 | 2; 2 | 4")]
    [InlineData("", "UNWIND [1, 2] AS x CALL (x) { RETURN x AS y UNION RETURN 10 AS y } RETURN x, y", "1 | 1; 1 | 10; 2 | 10; 2 | 2")]
    // Procedures
    [InlineData("CREATE (:A)-[:R {p: 1}]->(:B)", "CALL db.labels() YIELD label RETURN label", "'A'; 'B'")]
    [InlineData("CREATE (:A)-[:R {p: 1}]->(:B)", "CALL db.relationshipTypes()", "'R'")]
    [InlineData("CREATE (:A)-[:R {p: 1}]->(:B)", "CALL db.propertyKeys() YIELD propertyKey AS k RETURN k", "'p'")]
    public void Query_returns(string setup, string query, string expected)
    {
        using var graph = setup.Length == 0 ? new TestGraph() : new TestGraph(setup);

        var result = graph.Run(query);

        Assert.Equal(expected, query.Contains("ORDER BY", StringComparison.Ordinal) ? result.Text : result.SortedText);
    }
}
