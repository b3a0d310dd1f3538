using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>Small forms of Neo4j 5 and GQL beside openCypher 9, each by what it means.</summary>
public sealed class SyntaxFormTests
{
    private const string People =
        "CREATE (a:Person:Swede {name: 'Andy', age: 36}), (b:Person {name: 'Tim', age: 38}), (c:Person {name: 'Pete', age: 35}), (d:Dog {name: 'Rex'}), "
        + "(a)-[:KNOWS {since: 1999}]->(b), (a)-[:LIKES {since: 2005}]->(c), (a)-[:HAS]->(d)";

    [Theory]
    // GQL's words.
    [InlineData("INSERT (n:New {x: 1})-[:R]->(:New) RETURN labels(n), n.x", "['New'] | 1")]
    [InlineData("MATCH (n:Dog) NODETACH DELETE n", "error DeleteConnectedNode")]
    [InlineData("MATCH (n:Person) FINISH", "")]
    [InlineData("RETURN 1 AS x UNION DISTINCT RETURN 1 AS x", "1")]
    [InlineData("UNWIND [1, 2, 3] AS x RETURN x OFFSET 1 LIMIT 1", "2")]
    [InlineData("UNWIND [1, 2, 3] AS x WITH x ORDER BY x DESC OFFSET 2 RETURN x", "1")]
    [InlineData("RETURN 'a' || 'b', [1] || [2, 3], null || 'a'", "'ab' | [1, 2, 3] | null")]
    // FILTER and LET.
    [InlineData("MATCH (n) FILTER n:Swede RETURN n.name", "'Andy'")]
    [InlineData("MATCH (n:Person) FILTER WHERE n.age < 36 RETURN n.name", "'Pete'")]
    [InlineData("UNWIND [35, 37] AS a OPTIONAL MATCH (p:Person) WHERE p.age = a RETURN a, p.name", "35 | 'Pete'; 37 | null")]
    [InlineData("UNWIND [35, 37] AS a OPTIONAL MATCH (p:Person) FILTER p.age = a RETURN a, p.name", "35 | 'Pete'")]
    [InlineData("UNWIND [1, 2, 3] AS x FILTER x > 1 FILTER x < 3 RETURN x", "2")]
    [InlineData("MATCH (p:Dog) LET n = p.name, m = 1 LET both = n + m RETURN p.name, n, both", "'Rex' | 'Rex' | 'Rex1'")]
    [InlineData("LET x = 1 RETURN x", "1")]
    [InlineData("MATCH (p:Dog) LET p = 1 RETURN p", "error ColumnNameConflict")]
    [InlineData("MATCH (p:Dog) LET c = count(*) RETURN c", "error InvalidAggregation")]
    // Numbers.
    [InlineData("RETURN 1_000, 0x_FF, 0xFF_FF, 0o1_7, 1_0.5, 1e1_0, .5", "1000 | 255 | 65535 | 15 | 10.5 | 1.0E10 | 0.5")]
    [InlineData("RETURN NaN, Inf, Infinity, -INFINITY, nan = nan", "NaN | Infinity | Infinity | -Infinity | false")]
    [InlineData("WITH 1 AS inf RETURN inf", "1")]
    // CASE.
    [InlineData("UNWIND [null, 1, 3, 5, 9] AS x RETURN CASE x WHEN IS NULL THEN 'none' WHEN 1, 3 THEN 'odd' WHEN > 7 THEN 'big' ELSE 'rest' END", "'none'; 'odd'; 'odd'; 'rest'; 'big'")]
    [InlineData("UNWIND [null, 1, 4] AS x RETURN CASE x WHEN IS NULL, > 3 THEN 'yes' ELSE 'no' END", "'yes'; 'no'; 'yes'")]
    [InlineData("UNWIND ['abc', 'xbc', 'xyz', 1] AS x RETURN CASE x WHEN STARTS WITH 'a' THEN 1 WHEN ENDS WITH 'c' THEN 2 WHEN =~ 'x.*' THEN 3 WHEN IS :: INTEGER THEN 4 END", "1; 2; 3; 4")]
    [InlineData("UNWIND [1, 'a'] AS x RETURN CASE x WHEN IS NOT :: STRING THEN 'no' WHEN <> 'b' THEN 'other' END", "'no'; 'other'")]
    [InlineData("UNWIND [1, 2, 3] AS x RETURN CASE x WHEN < 2 THEN 'a' WHEN <= 2 THEN 'b' WHEN = 3 THEN 'c' END", "'a'; 'b'; 'c'")]
    [InlineData("RETURN CASE null WHEN null, 1 THEN 1 ELSE 2 END", "2")]
    [InlineData("UNWIND [1, 1, 2] AS x RETURN CASE x WHEN 1, 2 THEN 'few' END AS k, count(*)", "'few' | 3")]
    [InlineData("UNWIND range(1, 50) AS i WITH CASE toInteger(rand() * 3) WHEN 0, 1, 2 THEN 'in' ELSE 'out' END AS k RETURN DISTINCT k", "'in'")]
    [InlineData("RETURN CASE 1 WHEN 1, 2 THEN CASE 2 WHEN > 1 THEN 'deep' END END", "'deep'")]
    [InlineData("RETURN CASE WHEN 1 = 1, 2 = 2 THEN 1 END", "error UnexpectedSyntax")]
    // Labels and types.
    [InlineData("MATCH (n:Person&!Swede) RETURN n.name", "'Tim'; 'Pete'")]
    [InlineData("MATCH (n:Swede|Dog) RETURN n.name", "'Andy'; 'Rex'")]
    [InlineData("MATCH (n:!(Person|Dog)) RETURN count(n)", "0")]
    [InlineData("MATCH (n:%) RETURN count(n)", "4")]
    [InlineData("MATCH (n:!%) RETURN count(n)", "0")]
    [InlineData("MATCH (n IS Dog) RETURN n.name", "'Rex'")]
    [InlineData("MATCH (n) WHERE n IS Swede|Dog RETURN n.name", "'Andy'; 'Rex'")]
    [InlineData("MATCH (n) WHERE n:Person AND NOT n:Swede RETURN n.name", "'Tim'; 'Pete'")]
    [InlineData("MATCH (n:Person) RETURN n:Swede, n:!Swede|Dog", "true | false; false | true; false | true")]
    [InlineData("MATCH ()-[r:!KNOWS&!HAS]->() RETURN type(r)", "'LIKES'")]
    [InlineData("MATCH ()-[r IS KNOWS|LIKES]->() RETURN type(r)", "'KNOWS'; 'LIKES'")]
    [InlineData("MATCH ()-[r]->() WHERE r:KNOWS|HAS RETURN type(r)", "'KNOWS'; 'HAS'")]
    [InlineData("MATCH ()-[r:%]->() RETURN count(r)", "3")]
    [InlineData("OPTIONAL MATCH (n:None) RETURN n:Person, n IS Dog", "null | null")]
    [InlineData("MATCH (n:Dog) SET n IS Pet, n:Old RETURN labels(n)", "['Dog', 'Pet', 'Old']")]
    [InlineData("MATCH (n:A:B|C) RETURN n", "error UnexpectedSyntax")]
    [InlineData("MATCH (n:A:B&C) RETURN n", "error UnexpectedSyntax")]
    [InlineData("MATCH (n:!A:B) RETURN n", "error UnexpectedSyntax")]
    [InlineData("MATCH (n IS A:B) RETURN n", "error UnexpectedSyntax")]
    [InlineData("MATCH ()-[r:KNOWS|:LIKES]->() RETURN count(r)", "2")]
    // Comprehensions and projections.
    [InlineData("RETURN [x IN range(1, 4) WHERE x % 2 = 0], [x IN [1, 2] | x * 2], [x IN [1, 2]]", "[2, 4] | [2, 4] | [1, 2]")]
    [InlineData("MATCH (a:Swede) RETURN [(a)-[r]->(b) WHERE b:Person | b.name + r.since] AS l", "['Tim1999', 'Pete2005']")]
    [InlineData("MATCH (a:Swede) RETURN [p = (a)-->(:Dog) | length(p)] AS l", "[1]")]
    [InlineData("WITH 5 AS extra MATCH (n:Dog) RETURN n {.name, .none, extra, two: 2, all: n {.*}} AS m", "{name: 'Rex', none: null, extra: 5, two: 2, all: {name: 'Rex'}}")]
    [InlineData("WITH {a: 1, b: {c: 2}} AS m RETURN m {.*, b: m.b {.c, d: 3}} AS x", "error UnexpectedSyntax")]
    [InlineData("OPTIONAL MATCH (n:None) RETURN n {.*, x: 1}", "null")]
    // Subquery expressions in full.
    [InlineData("MATCH (p:Person) WHERE EXISTS { (p)-->(:Dog) } RETURN p.name", "'Andy'")]
    [InlineData("MATCH (p:Person) WHERE EXISTS { MATCH (p)-[r]->(o) WHERE r.since > 2000 RETURN o } RETURN p.name", "'Andy'")]
    [InlineData("MATCH (p:Person) WHERE NOT EXISTS { MATCH (p)-->() UNION MATCH (p)<--() } RETURN p.name", "")]
    [InlineData("MATCH (p:Person) RETURN p.name, COUNT { (p)--() } AS c", "'Andy' | 3; 'Tim' | 1; 'Pete' | 1")]
    [InlineData("MATCH (p:Swede) RETURN COUNT { MATCH (p)-[:KNOWS]->(o) RETURN o.name AS n UNION MATCH (p)-[:LIKES]->(o) RETURN o.name AS n } AS c", "2")]
    [InlineData("MATCH (p:Swede) RETURN COLLECT { MATCH (p)-->(o) RETURN o.name ORDER BY o.name DESC LIMIT 2 } AS l", "['Tim', 'Rex']")]
    [InlineData("MATCH (p:Swede) RETURN COLLECT { MATCH (p)-[:KNOWS]->(o) RETURN o.name AS n UNION ALL MATCH (p)-[:HAS]->(o) RETURN o.name AS n } AS l", "['Tim', 'Rex']")]
    [InlineData("MATCH (p:Person) WHERE COUNT { (p)-->() } > 2 RETURN p.name", "'Andy'")]
    [InlineData("MATCH (p:Person) RETURN p.name ORDER BY COUNT { (p)--() } DESC LIMIT 1", "'Andy'")]
    [InlineData("MATCH (p:Swede) SET p.friends = COUNT { (p)-->(:Person) } RETURN p.friends", "2")]
    [InlineData("RETURN EXISTS { MATCH (n:Person) WITH n.age AS a WHERE a > 37 RETURN a } AS e", "true")]
    // FOREACH in FOREACH.
    [InlineData("FOREACH (x IN [1, 2] | FOREACH (y IN [10, 20] | CREATE (:New {v: x * y})))", "")]
    [InlineData("MATCH (n:Dog) FOREACH (l IN [[1, 2], [3]] | SET n.a = l[0] FOREACH (i IN l | SET n.last = i)) RETURN n.a, n.last", "3 | 3")]
    // Normal forms.
    [InlineData(@"RETURN 'é' IS NORMALIZED, 'e\u0301' IS NORMALIZED, 'e\u0301' IS NFD NORMALIZED, 'e\u0301' IS NOT NFC NORMALIZED, 1 IS NORMALIZED, null IS NOT NORMALIZED", "true | false | true | true | null | null")]
    // Which graph, which version, which runtime.
    [InlineData("USE neo4j MATCH (n:Dog) RETURN n.name", "'Rex'")]
    [InlineData("USE `NetGraph` RETURN 1 AS x UNION USE graph RETURN 2 AS x", "1; 2")]
    [InlineData("CALL { USE neo4j RETURN 1 AS x } RETURN x", "1")]
    [InlineData("WITH 1 AS a CALL { USE neo4j WITH a RETURN a AS x } RETURN x", "1")]
    [InlineData("USE other RETURN 1", "error DatabaseNotFound")]
    [InlineData("USE a.b RETURN 1", "error DatabaseNotFound")]
    [InlineData("USE graph.byName('x') RETURN 1", "error UnexpectedSyntax")]
    [InlineData("CYPHER 5 RETURN 1", "1")]
    [InlineData("CYPHER runtime=slotted planner = cost RETURN 1", "1")]
    [InlineData("CYPHER 5 runtime=pipelined PROFILE RETURN 1", "1")]
    [InlineData("PROFILE CYPHER replan=force RETURN 1", "1")]
    [InlineData("CYPHER 3.5 RETURN 1", "error InvalidOption")]
    [InlineData("CYPHER 25 RETURN 1", "error InvalidOption")]
    [InlineData("CYPHER speed=fast RETURN 1", "error InvalidOption")]
    [InlineData("CYPHER runtime=fast RETURN 1", "error InvalidOption")]
    public void Form_means(string query, string expected)
    {
        using var graph = new TestGraph(People);

        var actual = expected.StartsWith("error ", StringComparison.Ordinal)
            ? "error " + Assert.Throws<CypherException>(() => graph.Run(query)).Detail
            : graph.Run(query).Text;

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("MATCH (n:Person) USING INDEX n:Person(name) WHERE n.name = 'Tim' RETURN n.age", "38")]
    [InlineData("MATCH (n:Person {name: 'Tim'}) USING INDEX SEEK n:Person(name) RETURN n.age", "38")]
    [InlineData("MATCH (n:Person {name: 'Tim'}) USING RANGE INDEX n:Person(name) RETURN n.age", "38")]
    [InlineData("MATCH (n:Person) USING SCAN n:Person WHERE n.name = 'Tim' RETURN n.age", "38")]
    [InlineData("MATCH (n:Person)-->(m:Person) USING JOIN ON m RETURN count(*)", "2")]
    [InlineData("MATCH (n:Person)-->(m) USING SCAN n:Person USING JOIN ON n, m RETURN count(*)", "3")]
    [InlineData("MATCH (n) USING SCAN n:Dog WHERE n:Dog RETURN n.name", "'Rex'")]
    [InlineData("MATCH (n:Person) USING INDEX n:Person(age) WHERE n.age = 38 RETURN n.name", "'Tim'")]
    [InlineData("MATCH (n:Person) USING INDEX n:Dog(name) WHERE n.name = 'Tim' RETURN n", "error InvalidHint")]
    [InlineData("MATCH (n:Person) USING INDEX n:Person(name) RETURN n", "error InvalidHint")]
    [InlineData("MATCH (n:Person) USING SCAN n:Dog RETURN n", "error InvalidHint")]
    [InlineData("MATCH (n:Person) USING SCAN m:Person RETURN n", "error UndefinedVariable")]
    [InlineData("MATCH (n:Person) USING JOIN ON m RETURN n", "error UndefinedVariable")]
    [InlineData("MATCH (n:Person) USING NOTHING n:Person RETURN n", "error UnexpectedSyntax")]
    public void Hint_is_checked_and_changes_no_answer(string query, string expected)
    {
        using var graph = new TestGraph(People);
        graph.Index("Person", "name");

        var actual = expected.StartsWith("error ", StringComparison.Ordinal)
            ? "error " + Assert.Throws<CypherException>(() => graph.Run(query)).Detail
            : graph.Run(query).Text;

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Loop_in_a_loop_runs_for_every_pair()
    {
        using var graph = new TestGraph();

        graph.Run("FOREACH (x IN [1, 2] | FOREACH (y IN [10, 20] | CREATE (:New {v: x * y})))");

        Assert.Equal("[10, 20, 20, 40]", graph.Run("MATCH (n:New) WITH n.v AS v ORDER BY v RETURN collect(v)").Text);
    }

    [Theory]
    [InlineData("EXPLAIN MATCH (n:Person) RETURN n")]
    [InlineData("CYPHER 5 EXPLAIN MATCH (n:Person) RETURN n")]
    [InlineData("EXPLAIN CYPHER runtime=slotted MATCH (n:Person) RETURN n")]
    public void Explain_gives_a_plan_and_no_rows(string query)
    {
        using var graph = new TestGraph(People);

        var result = graph.Run(query);

        Assert.Empty(result.Rows);
        Assert.Contains("Person", result.Summary.Plan, StringComparison.Ordinal);
    }
}
